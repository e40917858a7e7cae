"""Each of twenty thousand findings in one line carried the line, and the build had no memory left for the other pages."""

from tests.harness import Site


def test_a_finding_does_not_carry_a_line_that_nobody_reads(paper: Site) -> None:
    paper.article("甲", "好的。\n").article("长", "[甲](没有.md) " * 500 + "\n").article("短", "[甲](没有.md)\n")
    built = paper.build()
    excerpts = {finding.place.file: finding.place.excerpt for finding in built.findings}
    assert excerpts == {"content/articles/长.md": "", "content/articles/短.md": "[甲](没有.md)"}
    assert len(built.findings) == 501


def test_nor_is_half_a_line_its_correction(paper: Site) -> None:
    built = paper.article("长", f"{'字' * 2000}[报道](http：//example.org/a)\n").build()
    assert built.codes == ["fullwidth-address"]
    assert built.findings[0].fix == ""
