"""Whatever stands in a file, reading it answers; and what a machine writes with JSON's quotes comes back as it was."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.frontmatter.heads import BEIJING, site, split_names, split_words, text
from zhuanlan.model.kinds.article import Article
from zhuanlan.model.kinds.column import Column
from zhuanlan.model.paper import Paper
from zhuanlan.model.schema import keys_of
from zhuanlan.reading.encoding import decode
from zhuanlan.reading.schema.moments import parse_moment
from zhuanlan.reading.schema.numerals import han_number, whole
from zhuanlan.reading.schema.typography import split_credits

KEYS = [spelling for key in keys_of(Article) for spelling in (key.name, *key.aliases)]
SIGNS = st.sampled_from(
    list("标题日期作者专栏编辑例 \t\n\n\u3000:：、，-#\"'[]{}*&!|>%@`\\…—·年月0123456789.…\u200b\u202e\ud800\x07\x85😀")
)
LINES = st.one_of(
    st.tuples(st.sampled_from([*KEYS, "编辑", "审稿"]), st.sampled_from([": ", "：", ":", " : "]), st.text(SIGNS)).map(
        "".join
    ),
    st.text(SIGNS),
)
HEADS = st.lists(LINES, max_size=8).map(lambda lines: "---\n" + "\n".join(lines) + "\n---\n正文\n")
PLAIN = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\u034f"), min_size=1, max_size=40)


@given(st.one_of(HEADS, st.text(), st.text(SIGNS)))
@settings(max_examples=400, deadline=None)
def test_no_text_makes_reading_raise(typed: str) -> None:
    for record in (Article, Column):
        seen = text(typed, record=record)
        for finding in seen.findings:
            assert finding.message("zh")
            assert 0 <= finding.place.line <= typed.count("\n") + typed.count("\r") + 1
            assert finding.place.column <= len(finding.place.excerpt) + 2
    site(typed, Paper)


@given(st.binary())
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_decoding_raise(data: bytes) -> None:
    text_, findings = decode(data, "a.md")
    assert text_ is not None or findings[0].severity == "error"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff")))
def test_utf8_comes_back(typed: str) -> None:
    assert decode(typed.encode(), "a.md") == (typed, ())


@given(PLAIN, PLAIN, st.lists(PLAIN, max_size=4, unique=True), PLAIN, st.dates())
@settings(deadline=None)
def test_a_head_with_json_quotes_comes_back(
    title: str, source: str, tags: list[str], summary: str, day: object
) -> None:
    def written(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    seen = text(
        f"---\n标题: {written(title)}\n日期: {written(str(day))}\n来源: {written(source)}\n"
        f"标签: {written(tags)}\n摘要: {written(summary)}\n---\n"
    )
    assert seen.codes == []
    assert seen.record.title == title
    assert (seen.record.source, seen.record.tags, seen.record.summary) == (source, tuple(tags), summary)
    assert str(seen.record.date.at.date()) == str(day)


@given(st.text())
def test_splitting_never_raises(typed: str) -> None:
    assert all(split_words(typed))
    assert all(one.name for one in split_names(typed))
    assert all(names for _, names in split_credits("编辑", typed) if names != typed)


@given(st.one_of(st.text(), st.text("0123456789年月日时分:-/T 上下午〇一二三四五六七八九十Z+", max_size=30)))
@settings(max_examples=500, deadline=None)
def test_dates_and_numbers_never_raise(typed: str) -> None:
    parse_moment(typed, BEIJING)
    whole(typed)
    han_number(typed)
