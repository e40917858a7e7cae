"""One module a kind of entry; `KINDS` is the only place that names them all."""

from zhuanlan.model.kind import Kind
from zhuanlan.model.kinds import article, column, institution, page, profile

KINDS: tuple[Kind, ...] = (
    article.KIND,
    column.KIND,
    profile.KIND,
    institution.KIND,
    page.KIND,
)
