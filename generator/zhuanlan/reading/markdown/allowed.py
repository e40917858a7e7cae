"""What may stand in a body: the explicit list of tags, attributes, schemes and classes, and nh3 set to it.

nh3 is the last wall and always runs (docs/decisions/004-markdown.md). Never script, style, svg, math, iframe, form, `on*`,
`style=`, `javascript:` or `data:`.
"""

import re

import nh3

_TEXT = "a abbr b bdi br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var wbr"
_BLOCKS = "aside blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary ul"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_MEDIA = "audio img source video"

TAGS = frozenset(f"{_TEXT} {_BLOCKS} {_TABLES} {_MEDIA}".split())

EVERYWHERE = frozenset({"id", "class", "lang", "align"})
"""`align` is let through for a moment: `attributes` turns it into a class."""

ATTRIBUTES = {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "audio": frozenset({"src", "controls"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "dfn": frozenset({"title"}),
    "img": frozenset({"src", "alt", "title", "width", "height"}),
    "ol": frozenset({"start"}),
    "source": frozenset({"src"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "video": frozenset({"src", "controls", "width", "height"}),
}

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

CLASSES = frozenset(
    {"align-left", "align-center", "align-right", "note", "note-title", "related", "lead", "small", "caption"}
    | {"signature", "footnote", "footnote-ref", "footnote-backref"}
)
"""The classes that a text may use; a theme knows each of them, and `dash`, which `typography` sets."""

CONTENT_REMOVED = frozenset(
    {"iframe", "math", "noscript", "object", "script", "style", "svg", "template", "textarea", "title", "xmp"}
    | {"noembed", "noframes", "plaintext", "select", "canvas"}
)
"""Elements that go with all that is in them; of others only the tags go."""

_CODE_CLASS = re.compile(r"language-[\w#.+-]{1,40}\Z")
_NUMBER = re.compile(r"[0-9]{1,9}\Z")
_SCOPE = frozenset({"row", "col", "rowgroup", "colgroup"})
_ALIGN = frozenset({"left", "center", "right"})
_LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_NUMBERS = frozenset({"colspan", "rowspan", "width", "height", "start", "span"})


def may_stand(tag: str, attribute: str, value: str) -> bool:
    """Whether an attribute with this value passes. Classes and addresses are looked at one by one elsewhere."""
    if attribute not in EVERYWHERE and attribute not in ATTRIBUTES.get(tag, frozenset()):
        return False
    if attribute in _NUMBERS:
        return _NUMBER.match(value) is not None
    if attribute == "align":
        return value.lower() in _ALIGN
    if attribute == "scope":
        return value.lower() in _SCOPE
    if attribute == "lang":
        return _LANG.match(value) is not None
    return True


def may_style(tag: str, name: str) -> bool:
    """Whether a class passes."""
    return name in CLASSES or (tag == "code" and _CODE_CLASS.match(name) is not None)


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(CONTENT_REMOVED),
    attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)

_STYLE_ALIGN = re.compile(
    r"""(<[a-zA-Z][a-zA-Z0-9]*\b[^<>]*?)\sstyle=(["'])\s*text-align:\s*(left|center|right)\s*;?\s*\2""", re.IGNORECASE
)


def clean(html: str) -> str:
    """The HTML as nh3 lets it through, with no entity in it but those of `& < > "`.

    The alignment of table columns, a style, survives as `align`.
    """
    if "text-align" in html:
        html = _STYLE_ALIGN.sub(r'\1 align="\3"', html)
    html = _CLEANER.clean(html)
    return html.replace("&nbsp;", "\xa0") if "&nbsp;" in html else html
