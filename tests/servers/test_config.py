"""The configuration itself: both servers take it without a word, for every place where a paper may stand."""

import os
import ssl
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.harness import Site, bare
from tests.ports import port
from tests.servers.configured import configure, configured
from tests.servers.published import Published
from tests.servers.running import SOON, Server, command, open_folder, program, running

PLACES = {
    "https": ("网址: https://example.org/\n", "example.org"),
    "http": ("网址: http://example.org/\n", "http://example.org"),
    "a folder": ("网址: https://example.org/paper\n", "example.org"),
    "a Chinese host": ("网址: https://岚江日报.中国/\n", "岚江日报.中国".encode("idna").decode()),
    "a Chinese folder": ("网址: https://example.org/报纸/日报/\n", "example.org"),
    "nowhere yet": ("", ":80"),
}
CASES = [
    *((place, ()) for place in PLACES),
    *((place, ("--listen", "127.0.0.1:8080")) for place in ("https", "a folder")),
]
_NO_TLS = "server is listening only on the HTTP port"
"""What Caddy says where it is to speak HTTP alone."""
ARTICLE = "---\n标题: 甲\n日期: 2026-11-01\n旧网址: [/old/甲.html, /2010/11/]\n---\n\n正文。\n"


@pytest.fixture
def paper(tmp_path: Path) -> Site:
    return bare(tmp_path / "paper").file("content/articles/甲.md", ARTICLE)


def placed(paper: Site, place: str) -> Site:
    return paper.file("site.yaml", f"名称: 测试报\n主题: plain\n{PLACES[place][0]}")


@pytest.mark.parametrize(("place", "listen"), CASES)
def test_caddy_takes_it_and_finds_it_well_set(paper: Site, place: str, listen: tuple[str, ...]) -> None:
    text = configured(placed(paper, place).folder, "caddy", "--folder", "/srv/paper", *listen)
    assert (("http://:8080" if listen else PLACES[place][1]) + " {") in text
    with open_folder() as here:
        command("caddy", here, text)
        home = {**os.environ, "HOME": str(here), "XDG_DATA_HOME": str(here)}
        one = (program("caddy"), "validate", "--adapter", "caddyfile", "--config", str(here / "paper.conf"))
        done = subprocess.run(one, capture_output=True, text=True, env=home, timeout=60)
        assert done.returncode == 0, done.stderr
        assert "Valid configuration" in done.stdout + done.stderr
        warned = [line for line in done.stderr.splitlines() if '"level":"warn"' in line and _NO_TLS not in line]
        assert warned == []
        shown = subprocess.run(
            (program("caddy"), "fmt", str(here / "paper.conf")), capture_output=True, text=True, timeout=60
        )
        assert shown.stdout == text


@pytest.mark.parametrize(("place", "listen"), CASES)
def test_nginx_takes_it(paper: Site, place: str, listen: tuple[str, ...]) -> None:
    text = configured(placed(paper, place).folder, "nginx", "--folder", "/srv/paper", *listen)
    with open_folder() as here:
        done = subprocess.run(
            (*command("nginx", here, certified(text, here)), "-t"), capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        assert "[warn]" not in done.stderr
        assert "syntax is ok" in done.stderr


def certified(text: str, here: Path) -> str:
    """The configuration with a certificate of our own in the place of the one that is asked for."""
    if "ssl_certificate " not in text:
        return text
    request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 -keyout"
    made = (program("openssl"), *request.split(), str(here / "key.pem"), "-out", str(here / "chain.pem"))
    subprocess.run(made, check=True, capture_output=True, timeout=60)
    lines = [
        f"ssl_certificate {here}/chain.pem;" if "ssl_certificate " in line
        else f"ssl_certificate_key {here}/key.pem;" if "ssl_certificate_key " in line
        else line
        for line in text.splitlines()
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def test_with_https_who_comes_without_is_sent_there(paper: Site) -> None:
    """nginx with a certificate; Caddy gets its own, which takes the net."""
    placed(paper, "https").build()
    plain, safe = port(), port()
    text = configured(paper.folder, "nginx", "--folder", str(paper.folder.parent))
    with open_folder() as here:
        (here / "server").mkdir()
        _copied(paper.output, here / "server" / "current")
        text = certified(text.replace(f"{paper.folder.parent}/", f"{here}/server/"), here)
        text = text.replace("listen 80;", f"listen 127.0.0.1:{plain};").replace(
            "listen 443", f"listen 127.0.0.1:{safe}"
        )
        text = "\n".join(line for line in text.splitlines() if "[::]" not in line)
        (here / "key.pem").chmod(0o644)
        with running("nginx", text, safe):
            first = Server("nginx", plain).ask("/articles/%E7%94%B2.html", host="example.org")
            assert (first.status, first.headers["location"][:20]) == (301, "https://example.org/")
            trusting = ssl.create_default_context(cafile=str(here / "chain.pem"))
            trusting.check_hostname = False
            with urllib.request.urlopen(f"https://127.0.0.1:{safe}/", context=trusting, timeout=SOON) as answer:
                assert answer.headers["strict-transport-security"] == "max-age=31536000"
                assert "upgrade-insecure-requests" in answer.headers["content-security-policy"]
                assert answer.read() == (paper.output / "index.html").read_bytes()


def _copied(output: Path, current: Path) -> None:
    for path in output.rglob("*"):
        target = current / path.relative_to(output)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_a_switch_of_releases_is_seen_at_once(paper: Site, kind: str) -> None:
    """Without a reload: pages, what has moved, what came back to an old address, what was taken back."""
    with open_folder() as there:
        placed(paper, "nowhere yet").build()
        _copied(paper.output, there / "releases" / "A")
        (there / "current").symlink_to("releases/A")
        number = port()
        listen = ("--listen", f"127.0.0.1:{number}")
        text = configured(paper.folder, kind, "--folder", str(there), *listen)
        paper.edit("content/articles/甲.md", "正文。", "改过。").edit("content/articles/甲.md", "/old/甲.html, ", "")
        paper.file("static/old/甲.html", "在这里了").article("乙", 旧网址="/new/乙.html").build()
        _copied(paper.output, there / "releases" / "B")
        (there / "releases" / "B" / "tags" / "index.html.410").write_bytes(b"\n")
        with running(kind, text, number) as server:
            path, old, new = "/articles/%E7%94%B2.html", "/old/%E7%94%B2.html", "/new/%E4%B9%99.html"
            before = server.ask(path)
            assert "正文。" in before.body.decode()
            assert (server.ask(old).status, server.ask(old).headers["location"]) == (301, path)
            assert server.ask(new).status == 404
            assert server.ask("/tags/").status == 200
            (there / "next").symlink_to("releases/B")
            (there / "next").rename(there / "current")
            after = server.ask(path, if_none_match=before.headers["etag"])
            assert (after.status, "改过。" in after.body.decode()) == (200, True)
            assert (server.ask(old).status, server.ask(old).body.decode()) == (200, "在这里了")
            assert server.ask("/2010/11/").status == 301
            # What moved since the configuration was written leads on as a page, until it is written again.
            assert (server.ask(new).status, b'http-equiv="refresh"' in server.ask(new).body) == (200, True)
            assert server.ask("/tags/").status == 410
            assert server.ask("/tags/index.html").status == 410


TARGETS = """发布:
  现场: {服务器: desk@example.org, 目录: /srv/现 场, 网址: "https://live.example/"}
  试用: {路径: ../试用}
"""


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_it_follows_the_target(paper: Site, kind: str) -> None:
    paper.file("site.yaml", f"名称: 测试报\n主题: plain\n网址: https://example.org/\n{TARGETS}")
    live, trial = (configured(paper.folder, kind, "--target", name) for name in ("现场", "试用"))
    assert '"/srv/现 场/current' in live
    assert "live.example" in live
    assert f'"{paper.folder.parent}/试用/current' in trial
    assert "live.example" not in trial
    assert '"/srv/other/current' in configured(paper.folder, kind, "--target", "现场", "--folder", "/srv/other/")
    paper.edit("site.yaml", "  试用: {路径: ../试用}\n", "")
    assert configured(paper.folder, kind) == live


def test_pictures_from_elsewhere_are_let_through_where_the_paper_allows_them(paper: Site) -> None:
    for rule, found in (("warning", "img-src 'self';"), ("off", "img-src 'self' https:;")):
        paper.file("site.yaml", f"名称: 测试报\n主题: plain\n规则: {{remote-image: {rule}}}\n")
        assert found in configured(paper.folder, "nginx", "--folder", "/srv/paper")


@pytest.mark.parametrize(
    ("config", "arguments", "chinese", "english"),
    [
        ("", (), "--folder", "--folder"),
        (TARGETS, (), "现场、试用", "现场、试用"),
        (TARGETS, ("--target", "现厂"), "没有叫“现厂”的发布目标", 'no target "现厂"'),
        ("", ("--folder", "www/paper"), "不是从 / 开头的目录", "does not begin with /"),
        ("", ("--folder", "/srv/$paper"), "另有意思", "means something else"),
        ("", ("--folder", '/srv/"; include /etc/x'), "另有意思", "means something else"),
        ("", ("--folder", "/srv/{env.HOME}"), "另有意思", "means something else"),
        ("网址: https://example.org/$uri/\n", ("--folder", "/srv"), "另有意思", "means something else"),
        ("", ("--folder", "/srv", "--listen", "70000"), "不是端口", "is no port"),
        ("", ("--folder", "/srv", "--listen", "x;y:80"), "不是端口", "is no port"),
        ("", ("--folder", "/srv", "--output", "/nowhere/x.conf"), "写不了", "Cannot write"),
    ],
)
def test_what_cannot_be_written_down_is_told(
    paper: Site, config: str, arguments: tuple[str, ...], chinese: str, english: str
) -> None:
    paper.file("site.yaml", f"名称: 测试报\n主题: plain\n{config}")
    for lang, said in (("zh", chinese), ("en", english)):
        done = configure(paper.folder, "nginx", *arguments, lang=lang, encoding="utf-8")
        assert done.returncode in (1, 2)
        assert said in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()
        assert done.stdout == b""


def test_a_folder_without_a_paper_is_told(tmp_path: Path) -> None:
    done = configure(tmp_path, "nginx", "--folder", "/srv/paper", encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "site.yaml" in done.stderr.decode()


def test_a_paper_with_mistakes_gets_its_configuration_and_a_word(paper: Site) -> None:
    paper.file("content/articles/乙.md", "---\n标提: 乙\n---\n")
    done = configure(paper.folder, "nginx", "--folder", "/srv/paper", encoding="utf-8")
    assert done.returncode == 0
    assert "个错误" in done.stderr.decode()
    assert "/old/甲.html" in done.stdout.decode()


def test_it_is_written_to_a_file(paper: Site, tmp_path: Path) -> None:
    done = configure(paper.folder, "caddy", "--folder", "/srv/paper", "--output", str(tmp_path / "Caddyfile"))
    assert done.returncode == 0
    assert (tmp_path / "Caddyfile").read_text("utf-8") == configured(paper.folder, "caddy", "--folder", "/srv/paper")


def test_the_same_paper_gives_the_same_text(papers: dict[str, Published]) -> None:
    for paper in papers.values():
        for kind in ("nginx", "caddy"):
            again = {configured(paper.source, kind, "--folder", "/srv/paper") for _ in range(2)}
            assert len(again) == 1
