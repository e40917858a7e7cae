"""A first build that was killed left files beside their targets and no list of what is ours: every later one was refused."""

from tests.harness import Site
from zhuanlan.writing.standing import MANIFEST


def test_the_next_build_heals_it(sound_paper: Site) -> None:
    for path in (
        "articles/.first.html.zhuanlan-new",
        "2009/gone/.old.html.zhuanlan-new",
        "..zhuanlan-files.zhuanlan-new",
        "2010/.old.zhuanlan-new/old.html",
        ".articles.zhuanlan-new/2009/first.html",
    ):
        sound_paper.file(f"output/{path}", "<p>half")
    built = sound_paper.build()
    assert built.codes == []
    assert [path.name for path in built.output.rglob(".*")] == [MANIFEST]
    # A folder that no page has any more is gone with what was in it.
    assert not (built.output / "2009").exists()
    assert not (built.output / "2010").exists()


def test_what_only_looks_like_ours_is_not(sound_paper: Site) -> None:
    sound_paper.file("output/2009/.thesis.doc", "years of work").file("output/.x.zhuanlan-new", "half")
    assert sound_paper.build().errors == ["output-refused"]
    assert (sound_paper.output / "2009/.thesis.doc").exists()
