"""A key that no record knows as typed: loosely spelt, or unknown, with the nearest known one."""

import re
from collections.abc import Sequence

from zhuanlan.model.codes.frontmatter import KEY_SPELLING, UNKNOWN_KEY
from zhuanlan.model.codes.markdown import INVISIBLE_CHARACTER
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.nearest import is_it, nearest, simplified
from zhuanlan.model.schema import Key
from zhuanlan.reading.frontmatter.nodes import Pair, Scalar
from zhuanlan.reading.schema import roles
from zhuanlan.reading.schema.keys import Table, loosened
from zhuanlan.reading.schema.texts import INVISIBLE, Reading

_SYNONYMS = {
    "题目": "标题", "正标题": "标题", "主标题": "标题", "文章标题": "标题", "文章题目": "标题", "撰稿": "作者", "撰稿人": "作者",
    "文章作者": "作者", "发表时间": "日期", "发表日期": "日期", "发布日期": "日期", "刊发日期": "日期", "出处": "来源", "分类": "专栏",
    "类别": "专栏", "封面": "题图", "配图": "题图", "图片": "题图", "简介": "摘要", "内容提要": "摘要", "提要": "摘要", "别名": "旧网址",
    "headline": "title", "byline": "authors", "category": "column", "categories": "column", "description": "summary",
    "excerpt": "summary", "abstract": "summary", "cover": "image", "thumbnail": "image", "permalink": "slug",
    "url": "slug", "pubdate": "date", "publishdate": "date", "published": "date", "created": "date",
    "lastmod": "updated", "modified": "updated", "draft": "status", "keyword": "keywords", "redirectfrom": "aliases",
}  # fmt: skip
"""What other papers and other generators call our keys: words that no counting of letters leads from."""
_NO_ROLE = Bilingual("", "")
_ROLE = Bilingual(
    "；若是一种署名，写在“署名”下面，如：署名: {编辑: 张三}",
    "; a role of your own goes under credits, as in: credits: {editor: Zhang San}",
)
_PROPOSALS = 20
"""How many unknown keys of a file get a proposal: a file with thousands is no front matter, and time is short."""


def loosely_spelt(reading: Reading, table: Table, key: Scalar) -> Key | None:
    """The key that is meant by `Title`, `ｔｉｔｌｅ`, `标 题` or one with an invisible character, with a warning."""
    found = table.loose.get(loosened(key.text))
    if found is None:
        return None
    one, spelling = found
    fix = reading.fixed(key, spelling)
    sign = re.search(INVISIBLE, key.text)
    if sign:
        place = reading.place_in(key, sign[0])
        reading.findings.append(INVISIBLE_CHARACTER.at(place, character=f"U+{ord(sign[0]):04X}", fix=fix))
    if re.sub(INVISIBLE, "", key.text) != spelling:
        reading.report(KEY_SPELLING, key, typed=key.text, key=spelling, fix=fix)
    return one


def unknown(reading: Reading, table: Table, key: Scalar, pairs: Sequence[Pair]) -> Key | None:
    """Reports an unknown key; answers with the known one that was probably meant, if that was not given itself."""
    reading.unknown += 1
    near = _nearest(table, key.text, pairs) if reading.unknown <= _PROPOSALS else None
    role = _NO_ROLE if table.credits is None else _ROLE
    if near is None:
        reading.report(UNKNOWN_KEY, key, key=key.text[:40], guess=is_it(None), role=role)
        return None
    reading.report(UNKNOWN_KEY, key, key=key.text, guess=is_it(near), role=role, fix=reading.fixed(key, near))
    return table.exact.get(near)


def _nearest(table: Table, typed: str, pairs: Sequence[Pair]) -> str | None:
    """Among equally near ones, a key that is still missing comes first, then the order of the record."""
    given = {table.exact[pair.key.text].name for pair in pairs if pair.key.text in table.exact}
    synonym = _SYNONYMS.get(simplified(typed), "")
    if synonym in table.exact:
        return synonym
    spellings = [spelling for spelling, one in table.exact.items() if one.name not in given]
    known = [*spellings, *table.exact]
    if table.credits is not None:
        known += [*roles.ROLES, *roles.ENGLISH_ROLES]
    return nearest(typed, known)
