"""Every code: its example provokes it, and its texts are filled."""

import pytest

from zhuanlan.model.codes.markdown import CODES
from zhuanlan.model.diagnostics import LONGEST_EXCERPT, Code
from zhuanlan.reading.markdown import convert


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_the_example_provokes_it(code: Code) -> None:
    assert code.example is not None
    head, _, body = code.example.text.partition("\n---\n")
    findings = convert(body, file=code.example.path, line=head.count("\n") + 3).findings
    mine = [finding for finding in findings if finding.code is code]
    assert mine, [finding.code.id for finding in findings]
    line = code.example.text.split("\n")[mine[0].place.line - 1]
    assert mine[0].place.excerpt == (line if len(line) <= LONGEST_EXCERPT else "")
    for language in ("zh", "en"):
        assert "{" not in mine[0].message(language).replace("{:", "")
        assert mine[0].cure(language)


def test_ids_are_unique() -> None:
    assert len({code.id for code in CODES}) == len(CODES)
