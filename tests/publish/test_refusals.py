"""What must not happen by mistake, and what an editor is told instead."""

import os
import re
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.harness import Site, tree
from tests.publish.desk import Desk
from tests.publish.desk import desk as new_desk
from tests.publish.servers import Host, program


def colleague(desk: Desk, folder: Path) -> Desk:
    """Somebody else's copy of the paper, with what is under version control."""
    ignored = shutil.ignore_patterns("output", ".zhuanlan")
    shutil.copytree(desk.site.folder, folder, ignore=ignored, dirs_exist_ok=True)
    return Desk(Site(folder), desk.host, desk.name)


def test_a_host_key_that_nobody_vouched_for(desk: Desk) -> None:
    desk.target_is(主机密钥="")
    said = desk.publish()
    fingerprint = subprocess.run(
        [program("ssh-keygen"), "-lf", str(desk.host.folder / "etc/host.pub")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()[1]
    assert (said.status, said.code) == (1, "unknown-host-key")
    assert fingerprint in said.text
    assert "ssh-keygen -lf" in said.text
    assert not desk.target.exists()
    assert desk.publish().code == "unknown-host-key", "it was accepted by being asked for"


def test_a_host_key_that_changed(desk: Desk) -> None:
    other = " ".join((desk.host.folder / "etc/other.pub").read_text().split()[:2])
    said = desk.target_is(主机密钥=other).publish()
    assert (said.status, said.code) == (1, "changed-host-key")
    assert not desk.target.exists()
    assert desk.run("rollback").code == desk.run("releases").code == "changed-host-key"


def test_a_server_that_does_not_know_us(desk: Desk) -> None:
    said = desk.publish(SSH_AUTH_SOCK="/nonexistent")
    assert (said.status, said.code) == (1, "unreachable")
    assert "SSH 密钥" in said.text


@pytest.mark.parametrize("server", ["nobody@no-such-host.invalid", "nobody@127.0.0.1"])
def test_a_server_that_is_not_there(desk: Desk, server: str) -> None:
    said = desk.target_is(服务器=server, 端口=1).publish()
    assert (said.status, said.code) == (1, "unreachable")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("", "no-target"),
        ("发布: {甲: {路径: a}, 乙: {路径: b}}\n", "no-target"),
        ("发布: {甲: {目录: a}}\n", "bad-target"),
        ("发布: {甲: {路径: a, 服务器: b@c, 目录: d}}\n", "bad-target"),
        ("发布: {甲: {服务器: b@c}}\n", "bad-target"),
        ("发布: {甲: {服务器: '-oProxyCommand=x', 目录: d}}\n", "bad-target"),
        ("发布: {甲: {路径: a, 网址: 'https://me:sesame@example.org/'}}\n", "secret-in-target"),
        ("发布: {甲: {服务器: 'me:sesame@example.org', 目录: d}}\n", "secret-in-target"),
        ("发布: {甲: {路径: a, 网址: 'ftp://me:sesame@example.org/'}}\n", "bad-address"),
        ("发布: {甲: {路径: content/x}}\n", "target-in-use"),
        ("发布: {甲: {路径: .}}\n", "target-in-use"),
        ("发布: {甲: {路径: output/../..}}\n", "target-in-use"),
    ],
)
def test_a_target_that_makes_no_sense(desk: Desk, target: str, code: str) -> None:
    text = desk.site.folder.joinpath("site.yaml").read_text("utf-8").partition("发布:")[0]
    desk.site.file("site.yaml", text + target)
    before = tree(desk.site.folder)
    for command in (["publish"], ["publish", "--dry-run"], ["releases"], ["rollback"]):
        said = desk.run(*command)
        assert (said.status, said.code) == (1, code), said.text
        assert "sesame" not in said.text
    assert tree(desk.site.folder) == before


def test_a_name_of_a_target_that_is_mistyped(desk: Desk) -> None:
    said = desk.publish("现厂")
    assert (said.code, "现场" in said.text) == ("no-target", True)


def test_a_folder_that_holds_something_else(desk: Desk) -> None:
    (desk.target / "current").mkdir(parents=True)
    (desk.target / "current/thesis.doc").write_text("years of work")
    assert desk.publish("--yes").code == "target-in-use"
    assert tree(desk.target) == {"current/thesis.doc": b"years of work"}


def test_other_peoples_files_beside_ours_stay(desk: Desk) -> None:
    for path in ("releases/20200101", "records/old", ".hidden", "shared"):
        (desk.target / path).mkdir(parents=True)
        (desk.target / path / "thesis.doc").write_text("years of work")
    desk.target_is(保留=1)
    desk.published()
    desk.site.article("新")
    desk.published()
    kept = [path for path in tree(desk.target) if path.endswith("thesis.doc")]
    assert len(kept) == 4


def test_what_both_sides_of_a_merge_saw_was_seen(desk: Desk, tmp_path: Path) -> None:
    """Two published by turns, and git keeps the lines of both."""
    desk.published()
    other = colleague(desk, tmp_path / "other")
    other.site.article("同事的")
    other.published()
    notes = [one.site.folder / "published.txt" for one in (desk, other)]
    ours, theirs = (note.read_text("utf-8").splitlines()[-1] for note in notes)
    shutil.copyfile(other.site.folder / "content/articles/同事的.md", desk.site.folder / "content/articles/同事的.md")
    notes[0].write_text(f"<<<<<<< ours\n{theirs}\n=======\n{ours}\n>>>>>>> theirs\n", "utf-8")
    desk.site.article("我的")
    desk.published()
    assert notes[0].read_text("utf-8").splitlines()[2:] == [f"{desk.current} 现场"]


def test_who_published_is_told_as_editors_tell_time(desk: Desk, tmp_path: Path) -> None:
    other = new_desk(tmp_path / "other", desk.host, desk.name).target_is()
    other.published()
    said = desk.publish()
    assert said.code == "published-by-others"
    assert re.search(r"（\S+ \d{4}-\d\d-\d\d \d\d:\d\d 发布），而 published.txt 里没有这个目标的记录", said.text), (
        said.text
    )
    moment = datetime.strptime(desk.current[:13], "%Y%m%dT%H%M").replace(tzinfo=UTC)
    assert f"{moment.astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}" in said.text


def test_a_target_is_no_release(desk: Desk) -> None:
    said = desk.run("rollback", "现场")
    assert (said.status, "rollback --target 现场" in said.text) == (2, True)


def test_what_a_colleague_published_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    desk.published()
    other = colleague(desk, tmp_path / "other")
    other.site.article("同事的")
    theirs = other.published()
    desk.site.article("我的")
    said = desk.publish()
    assert (said.status, said.code) == (1, "published-by-others")
    assert theirs in said.text
    assert desk.publish("--dry-run").code == "published-by-others"
    assert desk.current == theirs
    # As after `git pull`.
    for path in ("published.txt", "content/articles/同事的.md"):
        shutil.copyfile(other.site.folder / path, desk.site.folder / path)
    desk.published()
    assert desk.reads("articles/同事的.html")
    assert desk.reads("articles/我的.html")


@pytest.mark.parametrize("meant", ["--replace", "--yes"])
def test_it_is_overwritten_where_that_is_meant(desk: Desk, tmp_path: Path, meant: str) -> None:
    desk.published()
    other = new_desk(tmp_path / "other", desk.host, desk.name).target_is()
    other.site.article("新")
    said = other.publish()
    assert (said.code, "--replace" in said.text) == ("published-by-others", True)
    assert "没有见过" in other.publish(meant).text
    mine = other.current
    (other.site.folder / "published.txt").unlink()
    (other.site.folder / ".zhuanlan/publish/现场/switching").unlink()
    said = other.publish(meant)
    assert (said.status, "没有再发布" in said.text, "没有见过" in said.text) == (0, True, False)
    assert other.publish().status == 0
    assert desk.run("releases").text.count(mine) == 1


def test_an_empty_paper_is_refused(desk: Desk) -> None:
    release = desk.published()
    shutil.rmtree(desk.site.folder / "content")
    assert desk.publish().code == "nothing-live"
    assert desk.current == release


def test_a_mass_deletion_is_refused(desk: Desk) -> None:
    for number in range(40):
        desk.site.article(f"第{number}篇")
    release = desk.published()
    for number in range(30):
        desk.site.delete(f"content/articles/第{number}篇.md")
    said = desk.publish()
    assert (said.status, said.code, desk.current) == (1, "mass-deletion", release)
    assert desk.publish("--dry-run").code == "mass-deletion"
    assert desk.publish("--replace").code == "mass-deletion"
    # Where every page that is gone is told by itself too, that is the last word.
    text = desk.site.folder.joinpath("site.yaml").read_text("utf-8")
    desk.site.file("site.yaml", text.replace("规则: {url-gone: off}\n", ""))
    for arguments in ([], ["--dry-run"]):
        said = desk.publish(*arguments)
        assert (said.status, said.code, desk.current) == (1, "url-gone", release)
        assert "[mass-deletion]" in said.text.splitlines()[-3]
    desk.site.file("site.yaml", text)
    assert desk.published("--yes") != release


def test_pages_that_are_not_the_ones_published_are_taken_back(desk: Desk) -> None:
    desk.target_is(网址=desk.host.url(desk.name))
    good = desk.published()
    stuck = desk.host.url(desk.name).replace("/current/", f"/releases/{good}/")
    desk.target_is(网址=stuck)
    desk.site.edit("content/articles/first.md", "正文第一段。", "改过的第一段。")
    said = desk.publish()
    assert (said.status, said.code, desk.current) == (1, "switched-back", good)
    assert "已经换回" in said.text
    assert "正文第一段" in desk.reads("articles/first.html").decode()
    # Mended, it goes through, and nobody calls it somebody else's.
    desk.target_is(网址=desk.host.url(desk.name))
    desk.published()
    assert "改过的第一段" in desk.reads("articles/first.html").decode()


def test_whoever_goes_back_stays_there(desk: Desk) -> None:
    """A web server that does not answer is no reason to show again what had to go."""
    good = desk.published()
    desk.site.article("错的")
    desk.published()
    said = desk.target_is(网址="http://127.0.0.1:1/").run("rollback")
    assert (said.status, said.code, desk.current) == (1, "switched-back", good)
    assert f"{good} 留在那里" in said.text


def test_the_first_release_has_nothing_to_go_back_to(desk: Desk) -> None:
    said = desk.target_is(网址="http://127.0.0.1:1/").publish()
    assert (said.status, said.code) == (1, "switched-back")
    assert desk.reads("index.html")
    assert desk.target_is().publish().status == 0


def test_a_server_without_the_tools(desk: Desk, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "mv", "find", "touch", "readlink"):
        found = shutil.which(name)
        assert found is not None
        (tools / name).symlink_to(found)
    said = desk.target_is(ssh=False).publish(PATH=str(tools))
    assert (said.status, said.code) == (1, "server-lacks")
    assert "flock、sha256sum" in said.text
    assert desk.target_is().publish(PATH=str(tools)).code == "tool-missing"


def test_a_folder_that_may_not_be_written(desk: Desk) -> None:
    (desk.host.folder / "www/file").write_text("no folder")
    said = desk.target_is(目录=str(desk.host.folder / "www/file/paper")).publish()
    assert (said.status, said.code) == (1, "target-failed")
    assert "权限" in said.text, "to publish again would be of no use"


class Holder:
    """Somebody who has the target's lock."""

    def __init__(self, target: Path) -> None:
        script = 'exec 9<>lock; flock -n 9; printf "%s\\n%s\\n" "$$" "a colleague" >lock; echo held; read -r end'
        self.process = subprocess.Popen(
            ["sh", "-c", script], cwd=target, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "held\n"

    def __enter__(self) -> "Holder":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()


def test_one_at_a_time(desk: Desk) -> None:
    release = desk.published()
    desk.site.article("新")
    with Holder(desk.target):
        said = desk.publish()
        assert (said.status, said.code) == (1, "target-locked")
        assert "a colleague" in said.text
        assert desk.run("rollback").code == "target-locked"
        assert desk.current == release
    assert desk.publish().status == 0


def test_a_holder_who_is_as_good_as_dead(desk: Desk) -> None:
    """A laptop that was closed in the middle: its connection may stand for hours."""
    desk.published()
    desk.site.article("新")
    with Holder(desk.target) as holder:
        long_ago = time.time() - 3600
        os.utime(desk.target / "lock", (long_ago, long_ago))
        assert desk.publish().status == 0
        assert holder.process.wait(10) != 0


def test_two_at_once_from_one_folder(desk: Desk) -> None:
    desk.published()
    desk.site.article("新")
    running = [desk.start("publish") for _ in range(2)]
    texts = [process.communicate(timeout=120)[0] for process in running]
    statuses = sorted(process.returncode for process in running)
    assert statuses in ([0, 1], [0, 0]), texts
    assert desk.reads("articles/新.html")


@pytest.mark.parametrize("races", [5, pytest.param(100, marks=pytest.mark.faults)])
def test_of_two_publishers_one_wins_and_the_other_is_told(desk: Desk, host: Host, tmp_path: Path, races: int) -> None:
    desk.published()
    desks = [desk, colleague(desk, tmp_path / "other")]
    won = [0, 0]
    for race in range(races):
        for number, one in enumerate(desks):
            one.site.file("content/articles/first.md", f"---\n标题: 第一篇\n日期: 2026-11-20\n---\n\n{race} {number}\n")
        running = [one.start("publish") for one in desks]
        texts = [process.communicate(timeout=300)[0] for process in running]
        assert sorted(process.returncode for process in running) == [0, 1], texts
        winner = [process.returncode for process in running].index(0)
        loser = 1 - winner
        assert any(code in texts[loser] for code in ("[target-locked]", "[published-by-others]")), texts[loser]
        assert f"{race} {winner}" in desk.reads("articles/first.html").decode()
        shutil.copyfile(desks[winner].site.folder / "published.txt", desks[loser].site.folder / "published.txt")
        won[winner] += 1
    print(f"{races} races: the winners {won}, each time the other was told")
