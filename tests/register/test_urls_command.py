"""`zhuanlan urls` as a person runs it, and the file that it writes."""

import json

from tests.harness import Site
from tests.test_commands import zhuanlan
from zhuanlan.model.register import FILE

TOMORROW = "content/articles/tomorrow.md"
"""The command looks at today's paper, `publish` at noon's: between them this one may come out."""


def test_the_register_is_written_when_asked(sound_paper: Site) -> None:
    looked = zhuanlan(sound_paper.folder, "urls")
    assert looked.returncode == 0
    assert "+ /articles/first.html" in looked.stdout
    assert not (sound_paper.folder / FILE).exists()
    assert "记好了" in zhuanlan(sound_paper.folder, "urls", "--update").stdout
    before = (sound_paper.folder / FILE).stat()
    stamp = (before.st_mtime_ns, before.st_ino)
    assert "没有变化" in zhuanlan(sound_paper.folder, "urls", "--update").stdout
    after = (sound_paper.folder / FILE).stat()
    assert (after.st_mtime_ns, after.st_ino) == stamp
    assert sorted(path.name for path in sound_paper.folder.iterdir() if "urls" in path.name) == [FILE]


def test_programs_are_told_the_same(sound_paper: Site) -> None:
    sound_paper.delete(TOMORROW).publish().article("新").delete("content/articles/first.md")
    report = json.loads(zhuanlan(sound_paper.folder, "urls", "--format", "json", "--update").stdout)
    assert report["new"] == ["/articles/新.html"]
    assert [(one["code"], one["file"]) for one in report["lost"]] == [("url-gone", FILE)]
    assert report["written"] is True


def test_what_git_left_unmerged_is_kept_and_told(sound_paper: Site) -> None:
    sound_paper.delete(TOMORROW).publish()
    text = (sound_paper.folder / FILE).read_text("utf-8")
    sound_paper.file(FILE, f"<<<<<<< HEAD\n{text}=======\r\n# 一句话\n>>>>>>> other\n")
    zhuanlan(sound_paper.folder, "urls", "--update")
    kept = (sound_paper.folder / FILE).read_text("utf-8").split("\n")
    assert {"<<<<<<< HEAD", "=======", ">>>>>>> other", "# 一句话"} <= set(kept)
    assert sound_paper.build().codes == ["register-line"] * 3


def test_with_errors_or_no_room_the_register_stays(sound_paper: Site) -> None:
    sound_paper.publish().article("新")
    before = (sound_paper.folder / FILE).read_bytes()
    (sound_paper.folder / ".urls.txt.new").mkdir()
    refused = zhuanlan(sound_paper.folder, "urls", "--update")
    assert (refused.returncode, "写不了" in refused.stderr) == (1, True)
    (sound_paper.folder / ".urls.txt.new").rmdir()
    sound_paper.file("content/articles/错.md", "---\n标提: 错\n---\n")
    wrong = zhuanlan(sound_paper.folder, "urls", "--update")
    assert (wrong.returncode, "unknown-key" in wrong.stderr) == (1, True)
    assert (sound_paper.folder / FILE).read_bytes() == before
