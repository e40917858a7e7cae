"""A title that stands on every page was edited, so other processes made these. Started anew (`spawn`) they could not be given
what they need. Forked, they asked the order of the paper through the connection to the ledger that the build had open: SQLite
forbids that, and says so only when something is lost.
"""

from pathlib import Path

import pytest

from tests.harness import Site
from zhuanlan.build.ahead import ahead
from zhuanlan.build.pool import FEW, Hands
from zhuanlan.build.recall import Kept
from zhuanlan.writing.ledger import FOLDER, Ledger

MANY = 2 * FEW


@pytest.fixture
def paper(tmp_path: Path) -> Site:
    site = Site(tmp_path / "paper").file("site.yaml", "名称: 测试报\n主题: broadsheet\n")
    site.file("content/columns/lilun.md", "---\n名称: 理论研讨\n---\n\n说明。\n")
    for number in range(MANY):
        site.article(f"第{number}篇", 日期=f"2026-10-{number % 28 + 1:02d}", 专栏="理论研讨", 作者="于甲")
    site.article("最新", 日期="2026-11-20", 专栏="理论研讨")
    assert site.build().codes == []
    return site


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_its_pages_are_those_of_a_clean_build(paper: Site, tmp_path: Path, start: str) -> None:
    paper.edit("content/articles/最新.md", "标题: 最新", "标题: 又新")
    built = paper.build(hands=Hands(2, start))
    assert len(built.pressed.rendered) > FEW
    assert built.pressed.planned == {}, "the paper was arranged anew"
    clean = paper.build(remember=False, output=tmp_path / "clean")
    assert built.files() == clean.files()


def test_the_order_of_the_paper_is_read_by_whoever_asks(paper: Site) -> None:
    ledger = Ledger.open(paper.folder / FOLDER, _tool(paper))
    known = Kept(ledger)
    ledger.close(sound=False)
    with ahead(lambda: len(known["documents"])) as there:
        assert there() == len(known["documents"]) == MANY + 2


def _tool(paper: Site) -> str:
    """What the seal says of the tool."""
    return (paper.folder / FOLDER / "seal").read_text("utf-8").split()[1]
