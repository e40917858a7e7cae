"""Every code of a finding has an example that provokes it, and a sentence in both languages."""

import re

import pytest

from tests.harness import Site
from zhuanlan.model.codes import ALL
from zhuanlan.model.diagnostics import Code

WITHOUT_EXAMPLE = {"no-site", "unreadable-file", "not-a-file", "link-escapes", "too-large", "template-missing",
                   "output-refused", "output-failed", "output-half", "broken-off", "too-slow", "reader-died", "locked", "not-verified", "url-withdrawn",
                   "no-target", "target-in-use", "tool-missing", "server-lacks", "unreachable", "unknown-host-key",
                   "changed-host-key", "target-locked", "published-by-others", "nothing-live", "mass-deletion",
                   "unpublishable-name", "output-changed", "target-failed", "not-arrived", "switch-unknown", "switched-back",
                   "no-release", "not-noted"}  # fmt: skip
"""These need a broken disk or folder, a server, a broken program, or more than one file; tests of their own provoke them."""


def test_codes_are_unique_and_readable() -> None:
    ids = [code.id for code in ALL]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_) for id_ in ids)
    assert {code.id for code in ALL if code.example is None} == WITHOUT_EXAMPLE


@pytest.mark.parametrize("code", [code for code in ALL if code.example], ids=lambda code: code.id)
def test_an_example_provokes_its_code(code: Code, sound_paper: Site) -> None:
    example = code.example
    assert example is not None
    built = sound_paper.file(example.path, example.data or example.text).check()
    found = [finding for finding in built.findings if finding.code.id == code.id]
    assert found, built.said()
    for language in ("zh", "en"):
        for said in (found[0].message(language), found[0].cure(language)):
            assert said
            assert not re.search(r"\{[a-z_]+\}", re.sub(r"\{(year|month|day|slug|folder|id)\}", "", said)), said


def test_the_sound_paper_is_sound(sound_paper: Site) -> None:
    assert sound_paper.check().codes == []
