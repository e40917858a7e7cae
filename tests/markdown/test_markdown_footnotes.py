"""Footnotes that lack their other half are told where they stand."""

from zhuanlan.reading.markdown import convert


def _told(text: str) -> list[tuple[str, int, int]]:
    return [(f.code.id, f.place.line, f.place.column) for f in convert(text, file="例.md").findings]


def test_a_note_and_its_mark_are_sound() -> None:
    assert _told("正文[^1]，又一处[^1]。\n\n[^1]: 注释。\n") == []


def test_a_note_that_nothing_cites() -> None:
    assert _told("正文。\n\n[^注]: 注释。\n") == [("uncited-note", 3, 1)]


def test_a_mark_without_a_note() -> None:
    assert _told("正文[^9]。\n") == [("missing-note", 1, 3)]


def test_code_is_no_footnote() -> None:
    assert _told("`x[^1]`\n\n```\n[^2]: x\n```\n\n正则 `[^abc]` 。\n") == []
