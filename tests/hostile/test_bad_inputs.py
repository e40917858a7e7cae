"""A hundred files with something wrong in them, in one paper: each is told by its code and place, and every good page is built.

Those that would take a good page's address or name, and those of the paper itself, are tried one by one. `tests/test_codes.py`
holds that each provokes its code by itself.
"""

import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from tests.faults.office import ENVIRONMENT
from tests.harness import AT_NOON, SOUND, Site, sound
from zhuanlan.model.codes import ALL
from zhuanlan.model.diagnostics import Code

GOOD = ("index.html", "articles/first.html", "columns/lilun.html", "about.html", "404.html")
HEAD = "---\n标题: 例\n日期: 2026-11-23\n---\n\n"

MORE: dict[str, tuple[str | bytes, str, int]] = {
    "content/articles/m-empty.md": ("", "no-heading", 0),
    "content/articles/m-picture.md": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "bad-byte", 0),
    "content/articles/m-lone-surrogate.md": (HEAD.encode() + b"\xed\xa0\x80\n", "bad-byte", 6),
    "content/articles/m-utf16.md": ((HEAD + "正文。\n").encode("utf-16"), "converted-encoding", 0),
    "content/articles/m-big5.md": ((HEAD + "正文。\n").encode() + "臺灣".encode("big5"), "bad-byte", 7),
    "content/articles/m-utf16-cut.md": ((HEAD + "正文。\n").encode("utf-16")[:-1], "bad-byte", 0),
    "content/articles/m-tabs.md": ("---\n标题: 例\n\t日期: 2026-11-23\n---\n", "", 0),
    "content/articles/m-two-colons.md": ("---\n标题：：例\n日期: 2026-11-23\n---\n", "", 0),
    "content/articles/m-no-fence-at-all.md": ("标题: 例\n日期: 2026-11-23\n", "", 0),
    "content/articles/m-json.md": ('{"title": "例"}', "", 0),
    "content/articles/m-html.md": ("<html><script>x</script></html>", "", 0),
    "content/articles/m-date-in-words.md": ("---\n标题: 例\n日期: 去年冬天\n---\n", "bad-date", 3),
    "content/articles/m-leap.md": ("---\n标题: 例\n日期: 2025年2月29日\n---\n", "no-such-day", 3),
    "content/articles/m-year-0.md": ("---\n标题: 例\n日期: 0000-01-01\n---\n", "", 0),
    "content/articles/m-year-99999.md": ("---\n标题: 例\n日期: 99999-01-01\n---\n", "bad-date", 3),
    "content/articles/m-updated-list.md": ("---\n标题: 例\n日期: 2026-11-23\n更新时间: [甲]\n---\n", "", 0),
    "content/articles/m-unknown-column.md": (
        "---\n标题: 例\n日期: 2026-11-23\n专栏: 不存在\n---\n",
        "unknown-entry",
        4,
    ),
    "content/articles/m-column-list.md": ("---\n标题: 例\n日期: 2026-11-23\n专栏: [理论研讨, 理论研讨]\n---\n", "", 0),
    "content/articles/m-weight.md": ("---\n标题: 例\n日期: 2026-11-23\n权重: 1e9\n---\n", "bad-number", 4),
    "content/articles/m-number-page.md": ("---\n标题: 例\n日期: 2026-11-23\n版次: -3\n---\n", "", 0),
    "content/articles/m-source.md": (
        "---\n标题: 例\n日期: 2026-11-23\n原文链接: javascript:x()\n---\n",
        "bad-address",
        4,
    ),
    "content/articles/m-slug.md": ("---\n标题: 例\n日期: 2026-11-23\n网址名: ///\n---\n", "bad-slug", 4),
    "content/articles/m-alias.md": ("---\n标题: 例\n日期: 2026-11-23\n旧网址: ../x.html\n---\n", "path-escapes", 4),
    "content/articles/m-alias-taken.md": (
        "---\n标题: 例\n日期: 2026-11-23\n旧网址: about.html\n---\n",
        "address-taken",
        4,
    ),
    "content/articles/m-include.md": (f"{HEAD}{{% include '/etc/passwd' %}} {{{{ 7*7 }}}}\n", "", 0),
    "content/articles/m-image.md": (f"{HEAD}![桥](../../../etc/passwd)\n", "leads-outside", 6),
    "content/articles/m-name.md": (f"{HEAD}[[没有这个人]]\n", "unknown-name", 6),
    "content/articles/CON.md": (HEAD, "", 0),
    "content/articles/a:b?.md": (HEAD, "", 0),
    "content/articles/m. .md": (HEAD, "", 0),
    f"content/articles/{'长' * 80}.md": (HEAD, "", 0),
    "content/articles/m-title-long.md": (HEAD.replace("例", "长" * 9_000), "", 0),
    "content/columns/m-no-name.md": ("---\n口号: 甲\n---\n", "missing-key", 0),
    "content/columns/m-opened.md": ("---\n名称: 甲栏\n开栏日期: 明天\n---\n", "bad-date", 3),
    "content/columns/m-order.md": ("---\n名称: 乙栏\n顺序: 第一\n---\n", "", 0),
    "content/columns/m-key.md": ("---\n名称: 丙栏\n主题词: x\n---\n", "unknown-key", 3),
    "content/profiles/m-no-name.md": ("---\n类型: 个人\n---\n", "missing-key", 0),
    "content/profiles/m-kind.md": ("---\n姓名: 林一\n类型: 神仙\n---\n", "unknown-choice", 3),
    "content/profiles/m-unit.md": ("---\n姓名: 林二\n单位: 不存在的单位\n---\n", "unknown-entry", 3),
    "content/profiles/m-honours.md": ("---\n姓名: 林三\n荣誉: {甲: {乙: 丙}}\n---\n", "", 0),
    "content/profiles/m-stars.md": ("---\n姓名: 林四\n领域: 农村\n亮牌: 党员星级户\n星级: 九\n---\n", "", 0),
    "content/profiles/m-portrait.md": ("---\n姓名: 林五\n照片: 没有.jpg\n---\n", "missing-image", 3),
    "content/institutions/m-no-name.md": ("---\n地区: 甲\n---\n", "missing-key", 0),
    "content/institutions/m-web.md": ("---\n名称: 单位一\n网站: 我们的网站\n---\n", "bad-address", 3),
    "content/institutions/m-key.md": ("---\n名称: 单位二\n电活: 1\n---\n", "unknown-key", 3),
    "content/pages/m-no-title.md": ("---\n日期: 2026-11-23\n---\n", "", 0),
    "content/pages/m-fence.md": ("---\n标题: 页\n", "unclosed-front-matter", 0),
    "content/pages/m-anchor.md": ("---\n标题: &a 页\n---\n", "yaml-anchor", 2),
    "content/media/m-noise.png": (bytes(range(256)) * 40, "", 0),
    "content/nowhere/m.md": (HEAD, "unknown-folder", 0),
}
"""Path → content; a code that must be told of it (none where only good pages may not suffer), and its line (0: wherever)."""

ALONE = tuple(
    code
    for code in ALL
    if (code.example and (not code.example.path.startswith("content/") or code.example.path in SOUND))
    or code.id in ("address-taken", "ambiguous-entry")
)
TOGETHER = tuple(code for code in ALL if code.example and code not in ALONE)


def placed(code: Code, number: int) -> str:
    """Where the example of a code stands among all others."""
    assert code.example is not None
    path = PurePosixPath(code.example.path)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}"))


def test_all_at_once(tmp_path: Path) -> None:
    site = sound(tmp_path / "paper")
    expected: dict[str, tuple[str, int]] = {}
    for number, code in enumerate(TOGETHER):
        assert code.example is not None
        site.file(placed(code, number), code.example.data or code.example.text)
        # What is told of a whole folder stands at the folder.
        expected[placed(code, number) if code.id != "unknown-folder" else "content/artcles"] = (code.id, 0)
    for path, (content, id_, line) in MORE.items():
        site.file(path, content)
        if id_:
            expected[path if id_ != "unknown-folder" else "content/nowhere"] = (id_, line)
    assert len(TOGETHER) + len(MORE) >= 100

    command = [
        sys.executable,
        "-m",
        "zhuanlan",
        "build",
        *AT_NOON,
        "--site",
        str(site.folder),
        "--format",
        "json",
        "--keep-going",
    ]
    done = subprocess.run(command, env=os.environ | ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    told: dict[str, set[tuple[str, int]]] = {}
    for finding in json.loads(done.stdout)["findings"]:
        assert finding["message"], finding
        told.setdefault(finding["file"], set()).add((finding["code"], finding["line"]))
    missed = {
        path: (want, told.get(path))
        for path, want in expected.items()
        if not any(code == want[0] and want[1] in (0, line) for code, line in told.get(path, ()))
    }
    assert missed == {}
    lost = [path for path in GOOD if not (site.output / path).is_file()]
    assert lost == []
    assert "正文第一段。" in (site.output / "articles/first.html").read_text("utf-8")
    unharmed = set(SOUND) & told.keys()
    assert unharmed == set()


@pytest.mark.parametrize("code", ALONE, ids=lambda code: code.id)
def test_one_that_would_be_in_the_way_of_others(sound_paper: Site, code: Code) -> None:
    assert code.example is not None
    good = {path: data for path, data in sound_paper.build().files().items() if path in GOOD}
    built = sound_paper.file(code.example.path, code.example.data or code.example.text).build(keep_going=True)
    assert code.id in built.codes
    assert built.findings[0].place.file
    # What cannot be had anew stands there as it stood.
    assert built.files().keys() >= good.keys()
