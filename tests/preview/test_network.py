"""`--host`: for a look on the telephone, with a token."""

from collections.abc import Iterator

import pytest

from tests.harness import Site, sound
from tests.preview.running import Running, running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return sound(tmp_path_factory.mktemp("network") / "paper")


@pytest.fixture(scope="module")
def preview(site: Site) -> Iterator[Running]:
    with running(site.folder, "--as-of", "2026-11-23 12:00", "--host", "0.0.0.0") as started:
        yield started


def test_the_terminal_shows_the_address_with_its_token_and_a_code(preview: Running) -> None:
    assert len(preview.token) >= 20
    code = [line for line in preview.said if set(line) <= set("█▀▄ ") and len(line) > 20]
    assert len(code) > 12
    assert len({len(line) for line in code}) == 1


def test_nothing_without_the_token(preview: Running) -> None:
    for path in (
        "/",
        "/articles/first.html",
        "/.zhuanlan/preview.js",
        "/.zhuanlan/news?path=/",
        "/?token=",
        "/?token=x",
    ):
        reply = preview.ask(path)
        assert reply.status == 403, path
        assert "第一篇" not in reply.text
    for cookie in (
        "x",
        f"zhuanlan-{preview.port}=",
        f"zhuanlan-{preview.port}={preview.token}x",
        f"zhuanlan-1={preview.token}",
        "=;=;\x01",
    ):
        assert preview.ask("/", cookie=cookie).status == 403
    assert preview.ask("/?token=%C3%A9%FF").status == 403


def test_the_token_becomes_a_cookie_and_leaves_the_address(preview: Running) -> None:
    entered = preview.ask(f"/articles/first.html?token={preview.token}")
    cookie = entered.headers["set-cookie"]
    assert entered.status == 200
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert 'content="0;url=/articles/first.html"' in entered.text
    assert "正文" not in entered.text
    shown = preview.ask("/articles/first.html", cookie=cookie.partition(";")[0])
    assert shown.status == 200
    assert "正文第一段" in shown.text
    assert preview.token not in shown.text


@pytest.mark.parametrize("path", ["//evil.example/", "/%22%3E%3Cscript%3E", "/x%0d%0a"])
def test_entering_leads_to_no_other_place(preview: Running, path: str) -> None:
    entered = preview.ask(f"{path}?token={preview.token}")
    assert "url=//" not in entered.text
    assert "<script" not in entered.text


def test_other_hosts_are_misdirected_here_too(preview: Running) -> None:
    for host in ("evil.example", f"evil.example:{preview.port}", f"10.255.255.1:{preview.port}"):
        assert preview.ask(f"/?token={preview.token}", host=host).status == 421


def test_an_address_of_this_machine_alone_needs_no_token(site: Site) -> None:
    with running(site.folder, "--host", "127.0.0.1") as preview:
        assert preview.token == ""
        assert preview.ask("/").status == 200
