"""Every code of a finding, by the part of the work in which it is found.

`ALL` is the table that `docs/diagnostics.md` is printed from; a test builds each code's example.
"""

from zhuanlan.model.codes import encoding, frontmatter, markdown, output, site, theme, values
from zhuanlan.model.diagnostics import Code

ALL: tuple[Code, ...] = (
    *encoding.CODES,
    *frontmatter.CODES,
    *values.CODES,
    *markdown.CODES,
    *site.CODES,
    *theme.CODES,
    *output.CODES,
)
