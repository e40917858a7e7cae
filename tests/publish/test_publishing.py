"""A paper is published, edited, published again and rolled back: over SSH to a real server, and read through nginx."""

import gzip
import hashlib
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.harness import tree
from tests.publish.desk import Desk
from zhuanlan.model.manifest import parse


def test_a_paper_is_published_and_read(desk: Desk) -> None:
    release = desk.published()
    assert desk.releases == [release]
    for path, data in tree(desk.site.output).items():
        assert desk.reads(path) == data, path
    assert desk.host.read(desk.name, "nothing.html").status == 404
    assert f"{release} 现场" in (desk.site.folder / "published.txt").read_text("utf-8")


def test_a_paper_is_published_to_a_folder(desk: Desk) -> None:
    desk.target_is(ssh=False)
    release = desk.published()
    assert desk.reads("index.html") == (desk.site.output / "index.html").read_bytes()
    desk.site.edit("content/articles/first.md", "正文第一段。", "改过的第一段。")
    assert desk.published() != release
    assert "改过的第一段" in desk.reads("articles/first.html").decode()


def test_only_what_changed_is_sent_and_the_rest_is_linked(desk: Desk) -> None:
    first = desk.published()
    desk.site.edit("content/articles/first.md", "正文第一段。", "改过的第一段。")
    said = desk.publish()
    second = desk.current
    assert second > first
    assert "~ /articles/first.html" in said.text
    told = re.search(r"传送 (\d+) 个文件（共 (\d+) 个）", said.text)
    assert told is not None
    assert 0 < int(told[1]) < int(told[2])
    old, new = desk.target / "releases" / first, desk.target / "releases" / second
    changed = set()
    for path in tree(new):
        one, other = (old / path).stat(), (new / path).stat()
        if (old / path).read_bytes() == (new / path).read_bytes():
            assert one.st_ino == other.st_ino, f"{path} was sent again"
        else:
            changed.add(path)
            assert other.st_mtime > one.st_mtime, f"a browser would keep the old {path}"
    assert "articles/first.html" in changed
    assert len(changed) == int(told[1])


def test_a_browser_that_has_a_page_gets_the_new_one(desk: Desk) -> None:
    """Also where the new text has as many bytes as the old."""
    desk.published()
    known = desk.host.read(desk.name, "articles/first.html").headers
    again = {"If-Modified-Since": known["last-modified"], "If-None-Match": known["etag"]}
    assert desk.host.read(desk.name, "articles/first.html", **again).status == 304
    desk.site.edit("content/articles/first.md", "正文第一段。", "正文第二段。")
    desk.published()
    reply = desk.host.read(desk.name, "articles/first.html", **again)
    assert reply.status == 200
    assert "正文第二段" in reply.body.decode()


def test_nothing_new_is_not_published(desk: Desk) -> None:
    release = desk.published()
    said = desk.publish()
    assert (said.status, desk.current, desk.releases) == (0, release, [release])
    assert "没有再发布" in said.text


def test_a_release_can_be_verified_by_anybody(desk: Desk) -> None:
    release = desk.published()
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "--strict", f"../../records/{release}/SHA256SUMS"],
        cwd=desk.target / "releases" / release,
        check=False,
    )
    assert checked.returncode == 0
    manifest = parse((desk.target / "records" / release / "manifest").read_text("utf-8"))
    there = tree(desk.target / "releases" / release)
    assert [(file.path, file.sha256, file.size) for file in manifest.files] == [
        (path, hashlib.sha256(data).hexdigest(), len(data)) for path, data in sorted(there.items())
    ]


def test_texts_have_compressed_twins(desk: Desk) -> None:
    desk.site.article("长文", "很长的一段。" * 400)
    desk.published()
    path = "articles/长文.html"
    reply = desk.host.read(desk.name, path, **{"Accept-Encoding": "gzip"})
    assert reply.headers["content-encoding"] == "gzip"
    assert gzip.decompress(reply.body) == desk.reads(path) == (desk.site.output / path).read_bytes()
    assert not (desk.site.output / f"{path}.gz").exists()
    before = (desk.target / "current" / f"{path}.gz").stat().st_ino
    desk.site.edit("content/articles/first.md", "正文第一段。", "改过的第一段。")
    desk.published()
    assert (desk.target / "current" / f"{path}.gz").stat().st_ino == before


def test_what_nobody_may_see_is_not_published(desk: Desk) -> None:
    desk.site.article("草稿", 状态="草稿")
    desk.site.file("static/.well-known/security.txt", "Contact: mailto:desk@example.org\n")
    desk.site.file(".env", "PASSWORD=sesame").file("content/.git/config", "secret")
    desk.site.build(drafts=True)
    (desk.site.output / "left.html").write_text("somebody else's")
    (desk.site.output / ".htpasswd").write_text("secret")
    desk.published()
    there = tree(desk.target / "releases" / desk.current)
    assert ".well-known/security.txt" in there
    assert not [path for path in there if path.startswith(".") and not path.startswith(".well-known/")]
    assert "left.html" not in there
    assert not any("草稿" in path for path in there)
    assert not any(b"sesame" in data for data in there.values())


def test_a_file_that_was_changed_by_hand_is_made_again(desk: Desk) -> None:
    """Its stamp is the same: size, time and inode."""
    desk.published()
    page = desk.site.output / "articles/first.html"
    status = page.stat()
    page.write_bytes(page.read_bytes().replace("正文".encode(), "改文".encode()))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    said = desk.publish()
    assert (said.status, "没有再发布" in said.text) == (0, True), said.text
    assert "正文第一段" in desk.reads("articles/first.html").decode()


def test_with_an_error_or_a_warning_nothing_is_published(desk: Desk) -> None:
    release = desk.published()
    desk.site.article("断链", "见[旧文](/2008/old/)。\n")
    said = desk.publish()
    assert (said.status, said.code) == (1, "broken-link")
    assert "没有发布" in said.text
    assert (desk.current, desk.releases) == (release, [release])


def test_a_dry_run_touches_nothing(desk: Desk) -> None:
    before = tree(desk.site.folder)
    said = desk.publish("--dry-run")
    assert said.status == 0, said.text
    assert "+ /articles/first.html" in said.text
    assert not desk.target.exists()
    assert tree(desk.site.folder) == before
    release = desk.published()
    desk.site.edit("content/articles/first.md", "正文第一段。", "改过的第一段。")
    before, there = tree(desk.site.folder), tree(desk.target)
    said = desk.publish("--dry-run")
    assert "~ /articles/first.html" in said.text
    assert (tree(desk.site.folder), tree(desk.target), desk.current) == (before, there, release)


def test_only_the_newest_releases_are_kept(desk: Desk) -> None:
    desk.target_is(保留=2)
    made = []
    for number in range(4):
        desk.site.article(f"第{number}篇")
        made.append(desk.published())
    assert desk.releases == made[-2:]
    assert sorted(path.name for path in (desk.target / "records").iterdir()) == made[-2:]
    assert sorted(path.name for path in desk.target.iterdir()) == ["current", "history", "lock", "records", "releases"]


def test_assets_of_older_releases_are_still_found(desk: Desk) -> None:
    """A page that is open in a browser belongs to an older release and asks for that one's style sheet."""
    desk.target_is(保留=3)
    names = [f"assets/print.{digit * 10}.css" for digit in "abcdef"]
    for number, name in enumerate(names):
        desk.site.file(f"static/{name}", f"p {{ margin: {number}px }}\n")
        if number:
            desk.site.delete(f"static/{names[number - 1]}")
        desk.published()
    for number, name in enumerate(names):
        reply = desk.host.read(desk.name, name)
        if number >= 3:
            assert reply.body == f"p {{ margin: {number}px }}\n".encode()
        else:
            assert reply.status == 404, "an asset is carried for ever"
    checked = ["sha256sum", "--check", "--quiet", f"../../records/{desk.current}/SHA256SUMS"]
    subprocess.run(checked, cwd=desk.target / "current", check=True)


def test_every_address_that_changed_is_written_down(desk: Desk) -> None:
    desk.target_is(网址=desk.host.url(desk.name))
    desk.published()
    for number in range(14):
        desk.site.article(f"第{number}篇")
    desk.site.delete("content/pages/about.md")
    said = desk.publish()
    assert said.status == 0, said.text
    listed = (desk.site.folder / ".zhuanlan/published-现场.txt").read_text("utf-8").splitlines()
    home = desk.host.url(desk.name)
    assert f"- {home}about.html" in listed
    assert f"~ {home}index.html" in listed
    assert f"+ {home}articles/%E7%AC%AC0%E7%AF%87.html" in listed
    assert sum(line.startswith("+") for line in listed) >= 14
    assert not any(line.endswith(".gz") for line in listed)
    assert "published-现场.txt" in said.text


def test_releases_are_listed_and_rolled_back(desk: Desk) -> None:
    desk.target_is(网址=desk.host.url(desk.name))
    made = []
    for text in ("甲", "乙", "丙"):
        desk.site.article("变", f"正文{text}。\n")
        made.append(desk.published())
    listed = desk.run("releases").text
    assert [line.split()[1] for line in listed.splitlines() if line.startswith("*")] == [made[2]]
    assert all(name in listed for name in made)
    assert re.search(r"\d+ 页 +\d+\.\d MB", listed)

    assert desk.run("rollback").status == 0
    assert desk.current == made[1]
    assert "正文乙" in desk.reads("articles/变.html").decode()
    assert desk.run("rollback").status == 0
    assert desk.current == made[0]
    said = desk.run("rollback")
    assert (said.status, said.code, desk.current) == (1, "no-release", made[0])
    assert desk.run("rollback", made[2][-8:]).status == 0
    assert desk.current == made[2]
    for wrong in ("2", "nothing", made[2]):
        assert desk.run("rollback", wrong).code == "no-release"
    # Whoever went back may publish again without being asked.
    desk.run("rollback")
    desk.site.article("变", "正文丁。\n")
    assert desk.published() > made[2]


@pytest.mark.parametrize("damage", ["cut", "gone", "other"])
def test_a_damaged_release_on_the_server_heals(desk: Desk, damage: str) -> None:
    """What the manifest says of the release before is not believed: the bytes are compared."""
    first = desk.published()
    page = desk.target / "releases" / first / "articles/first.html"
    if damage == "gone":
        page.unlink()
    else:
        page.write_bytes(page.read_bytes()[: 10 if damage == "cut" else -1] + b"\n" * (damage == "other"))
    desk.site.article("新")
    desk.published()
    for path, data in tree(desk.site.output).items():
        assert desk.reads(path) == data, path


def test_a_release_that_was_deleted_by_hand(desk: Desk) -> None:
    desk.published()
    desk.site.article("昨天的")
    desk.published()
    subprocess.run(["rm", "-rf", str(desk.target / "releases" / desk.current)], check=True)
    assert "读者什么也看不到" in desk.run("releases").text
    desk.site.article("新")
    desk.published()
    assert desk.reads("articles/新.html")


def test_without_rsync_a_tar_stream_does_it(desk: Desk, tmp_path: Path) -> None:
    """As on Windows, which has ssh and no rsync."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "ssh").symlink_to("/usr/bin/ssh")
    assert desk.publish(PATH=str(tools)).status == 0
    first = desk.current
    desk.site.edit("content/articles/first.md", "正文第一段。", "改过的第一段。").article("它" * 60)
    said = desk.publish(PATH=str(tools))
    assert said.status == 0, said.text
    old, new = desk.target / "releases" / first, desk.target / "releases" / desk.current
    for path, data in tree(desk.site.output).items():
        assert desk.reads(path) == data
        if (old / path).exists() and (old / path).read_bytes() == data:
            assert (old / path).stat().st_ino == (new / path).stat().st_ino


def test_the_register_of_urls_goes_with_each_release(desk: Desk, tmp_path: Path) -> None:
    """Whoever publishes from another copy learns what the server knows, and old addresses lead on."""
    desk.published()
    register = desk.site.folder / "urls.txt"
    assert "/articles/first.html\t" in register.read_text("utf-8")
    assert (desk.target / "records" / desk.current / "urls.txt").read_bytes() == register.read_bytes()
    register.unlink()
    desk.site.edit("content/articles/first.md", "标题: 第一篇\n", "标题: 第一篇\n网址名: moved\n")
    before = desk.publish("--dry-run")
    assert before.status == 0
    assert not register.exists()
    desk.published()
    assert "/articles/first.html\t" in register.read_text("utf-8")
    assert "/articles/moved.html\t" in register.read_text("utf-8")
    assert b"moved.html" in desk.reads("articles/first.html")


def test_what_could_not_be_cleaned_up_is_though_nothing_is_new(desk: Desk) -> None:
    release = desk.published()
    for path in ("releases/.zhuanlan-old-x/a", "records/20991231T000000Z-00000000", ".zhuanlan-0"):
        (desk.target / path).mkdir(parents=True)
    said = desk.publish()
    assert (said.status, "没有再发布" in said.text, desk.current) == (0, True, release)
    assert not [path for path in desk.target.rglob("*") if ".zhuanlan" in path.name or "2099" in path.name]


def test_a_dry_run_knows_what_the_server_knows(desk: Desk) -> None:
    """The server has every URL that was ever published; what comes of them is told, and the register there is not written."""
    desk.site.article("走了").article("改名")
    desk.published()
    text = desk.site.folder.joinpath("site.yaml").read_text("utf-8")
    desk.site.file("site.yaml", text.replace("规则: {url-gone: off}\n", "")).delete("urls.txt")
    desk.site.delete("content/articles/走了.md").article("改名", 网址名="moved", 标题="改了")
    before, there = tree(desk.site.folder), tree(desk.target)
    rehearsed = desk.publish("--dry-run")
    assert (rehearsed.status, rehearsed.code) == (1, "url-gone")
    assert (tree(desk.site.folder), tree(desk.target)) == (before, there)
    said = desk.publish()
    assert said.text == rehearsed.text, "the place too"

    desk.site.file("site.yaml", text).delete("urls.txt")
    rehearsed = desk.publish("--dry-run")
    assert rehearsed.status == 0, rehearsed.text
    said = desk.publish()
    addresses = [line for line in said.text.splitlines() if line.startswith("  ")]
    assert "  - /articles/走了.html" in addresses
    assert "  ~ /articles/改名.html" in addresses, "a page that leads on"
    assert [line for line in rehearsed.text.splitlines() if line.startswith("  ")] == addresses
