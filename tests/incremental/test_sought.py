"""An edit may keep its entry's place only if no list depends on its name (`build.editing`), and the kinds say so themselves."""

from pathlib import Path

from tests.incremental.editor import sequence
from tests.incremental.first import first
from tests.incremental.folder import apply, lay_out
from zhuanlan.model.kinds import KINDS


def test_every_kind_by_whose_names_entries_are_listed_says_so(scratch: Path) -> None:
    sought = {kind.name for kind in KINDS if kind.sought}
    found = set()
    for seed in range(4):
        state = first(seed)
        site = lay_out(scratch / f"sought{seed}", state)
        for edit in sequence(state, seed, 3):
            state = apply(site, state, edit)
        for document in site.build(remember=False).pressed.documents.values():
            found |= {kind for want in document.entry.wants for kind in want.kinds}
    assert found == sought
