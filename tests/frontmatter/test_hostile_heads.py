"""Guards: size and depth, anchors and tags, texts made to take long. All are told clearly, in under a second."""

import time
from typing import Any

import pytest
import yaml

from tests.frontmatter.heads import dated, titled
from tests.frontmatter.test_repairs import CERTAIN
from zhuanlan.reading.frontmatter import yamltree

BOMB = "\n".join(
    ["a: &a [x, x]"] + [f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]" for i in range(20)]
)
HOSTILE = {
    "40,000 [": "标签: " + "[" * 40_000,
    "40,000 {": "标签: " + "{" * 40_000,
    "deep and closed": "标签: " + "[" * 20_000 + "]" * 20_000,
    "deep block": "\n".join(" " * depth + "甲:" for depth in range(300)),
    "dashes": "标签:\n" + "- " * 20_000,
    "alias bomb": BOMB,
    "python tag": "标题二: !!python/object/apply:os.system [id]",
    "a long number": "权重: " + "9" * 5_000,
    "a long date": "首发时间: " + "9" * 50_000,
    "4,000 repairs": "\n".join(f"甲{number}：x" for number in range(4_000)),
    "5,000 unknown keys": "\n".join(f"标{number}: x" for number in range(5_000)),
    "5,000 equal keys": "来源: x\n" * 5_000,
    "4,000 open quotes": '来源: "x\n' * 4_000,
    "an open quote over 8,000 lines": '摘要: "x\n' + "  y: z\n" * 8_000,
    "30,000 lines without a key": "x\n" * 30_000,
    "open brackets in a name": '作者: "' + "[" * 25_000 + '](x)"',
    "spaces in a value": "来源: 甲" + " " * 60_000 + "乙",
    "escaped tabs": '来源: "甲' + "\\t" * 25_000 + '乙"',
    "roles": "编辑: " + "甲 编辑：" * 4_000,
    "invisible": "来源: " + "\u200b甲" * 8_000,
    "control characters": "来源: " + "\x07" * 15_000,
    "hashes": "来源: " + " #" * 30_000,
    "dots": "题图: " + "../" * 15_000,
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_runs_away(typed: str) -> None:
    """A guard against a hang, not a figure: each takes a fraction of a second; a quadratic one takes minutes."""
    start = time.process_time()
    seen = titled(typed)
    assert time.process_time() - start < 20
    assert all(finding.message("zh") and finding.message("en") for finding in seen.findings[:100])


@pytest.mark.parametrize("name", ["40,000 [", "40,000 {", "deep and closed"])
def test_depth_is_told_at_its_place(name: str) -> None:
    seen = titled(HOSTILE[name])
    assert (seen.codes, seen.only.place.line, seen.only.place.column) == (["front-matter-too-deep"], 4, 36)
    assert seen.only.message("zh") == "“标签”里一层套一层，超过了 32 层。"


def test_anchors_aliases_and_tags_are_refused() -> None:
    assert set(titled(BOMB).codes) == {"yaml-anchor", "unknown-key"}
    seen = dated("标题: !!python/object/apply:os.system [id]")
    assert (seen.codes, seen.only.place.column) == (["yaml-tag"], 5)
    assert seen.only.message("zh") == "“标题”里的 !!python/object/apply:os.system 在 YAML 里是类型记号，头信息不用它。"


def test_a_deeper_nesting_than_any_type_is_still_text() -> None:
    assert titled("标签: " + "[" * 30 + "甲" + "]" * 30).codes == ["text-in-brackets"]


@pytest.mark.parametrize(("typed", "title", "code", "column", "fix"), CERTAIN, ids=[case[0] for case in CERTAIN])
def test_without_libyaml_it_is_the_same(
    typed: str, title: str, code: str, column: int, fix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loader: Any = yaml.SafeLoader
    monkeypatch.setattr(yamltree, "_LOADER", loader)
    seen = dated(typed)
    assert (seen.record.title, seen.codes, seen.only.place.column, seen.only.fix) == (title, [code], column, fix)


@pytest.mark.parametrize("name", ["40,000 [", "deep and closed", "alias bomb", "a long number", "deep block"])
def test_without_libyaml_it_is_guarded_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltree, "_LOADER", yaml.SafeLoader)
    assert all(finding.severity == "error" for finding in titled(HOSTILE[name]).findings)
