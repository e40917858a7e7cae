"""No page is rendered in vain: a figure that needs no clock."""

from pathlib import Path

from tests.incremental.editor import sequence
from tests.incremental.first import first
from tests.incremental.folder import apply, lay_out

SEEDS = [seed for seed in range(120) if b"broadsheet" in first(seed).files["site.yaml"]][:12]
"""The papers in the shipped theme: one that shows little of what it asks for renders more in vain."""
IN_VAIN = 0.05
"""So many pages, of those whose bytes changed, may be rendered and turn out the same."""


def test_few_pages_are_rendered_that_stay_the_same(scratch: Path) -> None:
    rendered = changed = 0
    vain: dict[str, int] = {}
    for seed in SEEDS:
        state = first(seed)
        site = lay_out(scratch / f"paper{seed}", state)
        before = site.build().files()
        for edit in sequence(state, seed, 10):
            state = apply(site, state, edit)
            built = site.build(drafts=state.drafts)
            if built.changes is None:
                continue  # what was rendered while there was an error is rendered once more when it is mended
            after = built.files()
            pages = [path for path in built.pressed.rendered if path.endswith(".html")]
            moved = [path for path in after if path.endswith(".html") and after[path] != before.get(path)]
            assert set(moved) <= set(pages), edit
            rendered, changed, before = rendered + len(pages), changed + len(moved), after
            vain[edit.of.split()[0]] = vain.get(edit.of.split()[0], 0) + len(pages) - len(moved)
    assert rendered <= changed * (1 + IN_VAIN), (rendered, changed, vain)
