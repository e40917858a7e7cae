"""Every code of a finding, by the part of the work in which it is found.

`ALL` is the table that `docs/diagnostics.md` is printed from; a test builds each code's example.
"""

from zhuanlan.model.codes import (
    encoding,
    frontmatter,
    markdown,
    media,
    output,
    profiles,
    publishing,
    register,
    site,
    theme,
    values,
)
from zhuanlan.model.diagnostics import Code

ALL: tuple[Code, ...] = (
    *encoding.CODES,
    *frontmatter.CODES,
    *values.CODES,
    *markdown.CODES,
    *media.CODES,
    *site.CODES,
    *register.CODES,
    *profiles.CODES,
    *theme.CODES,
    *output.CODES,
    *publishing.CODES,
)
