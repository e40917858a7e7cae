"""Size and time bombs: each is built or told within ten seconds and 512 MB, and every good page is there.

The limits are the system's own: a process that takes more memory is refused it, one that takes more time is killed.
"""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.office import Limits, Office
from tests.frontmatter.test_hostile_heads import HOSTILE
from tests.harness import SOUND, Site, sound
from tests.markdown.test_markdown_limits import BOMBS
from tests.media.pictures import png

LIMITS: Limits = (512 * 1024 * 1024, 10)
HEAD = "---\n标题: 弹\n日期: 2026-11-01\n---\n\n"
NOISE = random.Random(7).randbytes(3_000_000)
LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)

FILES: dict[str, dict[str, str | bytes]] = {
    "ten megabytes": {"content/articles/b.md": HEAD + "字" * 3_500_000},
    "four megabytes in a line": {"content/articles/b.md": HEAD + "字" * 1_390_000},
    "four megabytes of lines": {"content/articles/b.md": HEAD + "字\n\n" * 800_000},
    "a hundred thousand cells": {"content/articles/b.md": HEAD + "|a|b|\n|-|-|\n" + "|c|d|\n" * 50_000},
    "a hundred thousand items": {"content/articles/b.md": HEAD + "- 甲\n" * 100_000},
    "twenty thousand links": {"content/articles/b.md": HEAD + "[甲](乙.md) " * 20_000},
    "ten thousand pictures": {
        "content/articles/b.md": HEAD + "![甲](a.png) " * 10_000,
        "content/media/a.png": png(9, 9),
    },
    "fifteen hundred tags": {
        "content/articles/b.md": HEAD.replace("日期", "标签: [" + ", ".join(map(str, range(1_500))) + "]\n日期")
    },
    "two thousand old addresses": {
        "content/articles/b.md": HEAD.replace(
            "日期", f"旧网址: [{', '.join(f'o/{n}.html' for n in range(2_000))}]\n日期"
        )
    },
    "a thousand folders deep": {f"content/articles/{'d/' * 60}b.md": HEAD},
    "three thousand files": {f"content/articles/b{n}.md": HEAD for n in range(1_000)},
    "laughs in an SVG": {
        "content/media/a.svg": f'{LAUGHS}]><svg width="9" height="9">&j;</svg>',
        "content/articles/b.md": f"{HEAD}![甲](a.svg)\n",
    },
    "a picture of noise": {
        "content/media/a.jpg": b"\xff\xd8\xff" + NOISE,
        "content/articles/b.md": f"{HEAD}![甲](a.jpg)\n",
    },
    "a picture as large as a city": {
        "content/media/a.png": png(2, 2).replace(b"\0\0\0\2\0\0\0\2", b"\x7f\xff\xff\xff" * 2),
        "content/articles/b.md": f"{HEAD}![甲](a.png)\n",
    },
    "a menu without end": {"site.yaml": SOUND["site.yaml"] + f"导航: [{'首页, ' * 4_000}首页]\n"},
    "a mapping of old addresses": {
        "site.yaml": SOUND["site.yaml"] + "旧址表:\n" + "".join(f"  o{n}.html: index.html\n" for n in range(1_500))
    },
    "a column of nothing": {"content/columns/b.md": "---\n名称: " + "长" * 20_000 + "\n---\n"},
    "a profile with all honours": {"content/profiles/b.md": "---\n姓名: 林\n荣誉:\n" + "- 甲\n" * 8_000 + "---\n"},
    "a name that stands everywhere": {
        "content/profiles/b.md": "---\n姓名: 乙甲\n---\n",
        "content/articles/b.md": HEAD + "乙甲" * 200_000,
    },
    "a name that nearly stands everywhere": {
        "content/profiles/b.md": f"---\n姓名: {'甲' * 30}乙\n---\n",
        "content/articles/b.md": HEAD + "甲" * 400_000,
    },
}
FILES["three thousand files"] |= {f"content/pages/b{n}.md": "---\n标题: 页\n---\n" for n in range(1_000)}
HEADS = {
    f"head: {name}": {"content/articles/b.md": f"---\n标题: 弹\n日期: 2026-11-01\n{typed}\n---\n"}
    for name, typed in HOSTILE.items()
}
BODIES = {f"body: {name}": {"content/articles/b.md": f"{HEAD}{typed}\n"} for name, typed in BOMBS.items()}
EVERY: dict[str, dict[str, str | bytes]] = {**FILES, **{k: {**v} for k, v in (HEADS | BODIES).items()}}
SEVERAL = [*[*FILES][::2], *[*HEADS][::10], *[*BODIES][::10]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One for all bombs."""
    scratch = tmp_path_factory.mktemp("bombs")
    with Office(scratch, sound(scratch / "warm").folder) as opened:
        yield opened


def survived(office: Office, site: Site, files: dict[str, str | bytes]) -> None:
    for path, content in files.items():
        site.file(path, content)
    ended = office.run(
        "build", "--site", str(site.folder), "--jobs", "2", "--keep-going", "--format", "json", limits=LIMITS
    )
    assert ended.status in (0, 1), f"it took more than it may: {ended}"
    # Rust says on its own that there is no more memory.
    told = json.loads(ended.said[ended.said.index("{\n") :])
    assert (told["errors"] > 0) == (ended.status == 1)
    bad = {finding["file"] for finding in told["findings"] if finding["severity"] == "error"}
    assert bad <= {*files, *(path.rpartition("/")[0] for path in files)}, bad
    assert (site.output / "articles/first.html").is_file()
    assert (site.output / "index.html").is_file()
    shutil.rmtree(site.folder)


@pytest.mark.parametrize("name", SEVERAL)
def test_a_bomb_does_no_harm(office: Office, tmp_path: Path, name: str) -> None:
    survived(office, sound(tmp_path / "paper"), EVERY[name])


def test_the_bombs_are_many() -> None:
    assert len(EVERY) >= 30


@pytest.mark.faults
@pytest.mark.parametrize("name", sorted(EVERY.keys() - SEVERAL))
def test_every_other_bomb_does_none_either(office: Office, tmp_path: Path, name: str) -> None:
    survived(office, sound(tmp_path / "paper"), EVERY[name])
