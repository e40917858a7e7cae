"""Findings about the form of front matter: keys, repairs, and what YAML refuses.

The rule: docs/decisions/003-front-matter.md. What is repaired is a warning that shows the corrected line.
"""

from zhuanlan.model.codes import fences
from zhuanlan.model.diagnostics import Bilingual, Code, Example, Severity

_ARTICLE = "content/articles/例.md"


def _code(id_: str, severity: Severity, message: tuple[str, str], cure: tuple[str, str], *lines: str) -> Code:
    """A code whose example is a sound article but for `lines`."""
    text = "\n".join(("---", *lines, "---", "", "正文。", ""))
    return Code(id_, severity, Bilingual(*message), Bilingual(*cure), Example(_ARTICLE, text))


TOO_DEEP = _code(
    "front-matter-too-deep",
    "error",
    ("“{key}”里一层套一层，超过了 32 层。", '"{key}" is nested more than 32 levels deep.'),
    (
        "看看是不是多打了方括号；要作文字就加上引号。",
        "See whether brackets were typed by mistake; quote them if they are text.",
    ),
    "标题: 例",
    "日期: 2026-11-23",
    "标签: " + "[" * 40,
)
YAML_ANCHOR = _code(
    "yaml-anchor",
    "error",
    (
        "“{key}”里的 {typed} 在 YAML 里是引用记号，头信息不用它。",
        'The {typed} of "{key}" is a YAML anchor or alias; front matter has none.',
    ),
    ("若本是文字，给它加上引号。", "If it is meant as text, put it between quotes."),
    "标题: *name",
    "日期: 2026-11-23",
)
YAML_TAG = _code(
    "yaml-tag",
    "error",
    (
        "“{key}”里的 {typed} 在 YAML 里是类型记号，头信息不用它。",
        'The {typed} of "{key}" is a YAML tag; front matter has none.',
    ),
    ("若本是文字，给它加上引号。", "If it is meant as text, put it between quotes."),
    "标题: !!python/object:os.system 例",
    "日期: 2026-11-23",
)
DUPLICATE_KEY = _code(
    "duplicate-key",
    "error",
    (
        "“{key}”写了两次：第 {first} 行和第 {second} 行。",
        '"{key}" is written twice: on line {first} and on line {second}.',
    ),
    ("留下一行，删去另一行。", "Keep one of them and delete the other."),
    "标题: 例",
    "日期: 2026-11-23",
    "来源: 甲报",
    "来源: 乙报",
)
KEY_CLASH = _code(
    "key-clash",
    "error",
    (
        "第 {first} 行的“{one}”和第 {second} 行的“{other}”是同一项，不能都写。",
        '"{one}" on line {first} and "{other}" on line {second} are the same key; only one may be written.',
    ),
    ("留下一行，删去另一行。", "Keep one of them and delete the other."),
    "标题: 例",
    "日期: 2026-11-23",
    "title: 又一个题目",
)
CONTROL_CHARACTER = _code(
    "control-character",
    "error",
    (
        "这里有一个看不见的控制字符（{name}），读不了。",
        "There is an invisible control character ({name}) here that cannot be read.",
    ),
    ("删去它，或把这一行重新打一遍。", "Delete it, or type the line again."),
    "标题: 例\x07",
    "日期: 2026-11-23",
)
BAD_ESCAPE = _code(
    "bad-escape",
    "error",
    (
        "英文双引号里的反斜杠有特别的意思，“{typed}”读不懂。",
        'A backslash between double quotes has a meaning of its own, and "{typed}" has none.',
    ),
    ("改用英文单引号，反斜杠就只是反斜杠。", "Use single quotes, where a backslash is just a backslash."),
    "标题: 例",
    "日期: 2026-11-23",
    '来源: "D:\\稿件"',
)
NO_KEY = _code(
    "no-key",
    "error",
    ("这一行不是“键: 值”的样子，读不懂。", 'This line is not of the form "key: value".'),
    (
        "补上键和冒号；若是接着上一行写的，就并到上一行，或在行首空两格。",
        "Give it a key and a colon; if it goes on from the line above, join them or begin it with two spaces.",
    ),
    "标题: 例",
    "接着写的一行",
    "日期: 2026-11-23",
)
UNCLOSED_QUOTE = _code(
    "unclosed-quote",
    "error",
    ("“{key}”的引号没有收尾。", 'The quote of "{key}" is not closed.'),
    (
        "在末尾补上同样的引号；若引号是文字的一部分，改用中文引号“”。",
        "Close it with the same quote; if it is part of the text, use “ ”.",
    ),
    "标题: 例",
    "日期: 2026-11-23",
    '来源: "本报',
)
UNCLOSED_BRACKET = _code(
    "unclosed-bracket",
    "error",
    ("“{key}”的括号没有收尾。", 'The bracket of "{key}" is not closed.'),
    (
        "在末尾补上 {sign}；若括号是文字的一部分，给整个值加上引号。",
        "Close it with {sign}; if the bracket is part of the text, put the whole value between quotes.",
    ),
    "标题: 例",
    "日期: 2026-11-23",
    "标签: [创先争优, 理论研讨",
)
BAD_YAML = _code(
    "bad-yaml",
    "error",
    ("“{key}”的值读不懂，问题在这里。", 'The value of "{key}" cannot be read; the trouble is here.'),
    (
        "若是一行文字，给整个值加上引号；若是清单，每项另起一行，以“- ”开头，行首对齐。",
        'If it is one text, put it between quotes; if it is a list, give each item a line that begins with "- ", aligned.',
    ),
    "标题: 例",
    "日期: 2026-11-23",
    "标签: - 创先争优",
)
FULL_WIDTH_COLON = _code(
    "full-width-colon",
    "warning",
    ("“{key}”后面是全角冒号，已照英文冒号读入。", 'A full-width colon follows "{key}"; it was read as ":".'),
    ("改成英文冒号，后面空一格。", "Write an ASCII colon and a space."),
    "标题：例",
    "日期: 2026-11-23",
)
NO_SPACE_AFTER_COLON = _code(
    "no-space-after-colon",
    "warning",
    (
        "“{key}”的冒号后面少一个空格，已照有空格读入。",
        'A space is missing after the colon of "{key}"; it was read as if it were there.',
    ),
    ("在冒号后面空一格。", "Put a space after the colon."),
    "标题:例",
    "日期: 2026-11-23",
)
ODD_SPACE = _code(
    "odd-space",
    "warning",
    (
        "这一行用了全角空格、制表符或多余的空格来缩进或隔开“{key}”，已照普通空格读入。",
        'This line sets off "{key}" with full-width spaces, tabs or needless spaces; they were read as plain ones.',
    ),
    (
        "改成普通的英文空格；最外层的键从行首写起。",
        "Use plain spaces, and begin the outermost keys at the start of the line.",
    ),
    "\u3000标题: 例",
    "日期: 2026-11-23",
)
QUOTED_TEXT = _code(
    "needs-quotes",
    "warning",
    (
        "“{key}”的值里有 YAML 的记号，已整个当作文字读入。",
        'The value of "{key}" holds signs that mean something to YAML; it was read as plain text.',
    ),
    ("给整个值加上引号。", "Put the whole value between quotes."),
    "标题: 首句: 后句",
    "日期: 2026-11-23",
)
LIST_BULLET = _code(
    "list-bullet",
    "warning",
    (
        "清单里的这一项以“{typed}”开头，已照“- ”读入。",
        'This item of a list begins with "{typed}"; it was read as "- ".',
    ),
    ("以英文减号加一个空格开头。", "Begin it with a hyphen and a space."),
    "标题: 例",
    "日期: 2026-11-23",
    "标签:",
    "· 创先争优",
    "· 理论研讨",
)
KEY_SPELLING = _code(
    "key-spelling",
    "warning",
    ("键“{typed}”应写作“{key}”，已照此读入。", 'The key "{typed}" is spelt "{key}"; it was read as such.'),
    ("改成“{key}”。", 'Write "{key}".'),
    "Title: 例",
    "日期: 2026-11-23",
)
UNKNOWN_KEY = _code(
    "unknown-key",
    "error",
    ("没有“{key}”这个键{guess}", 'There is no key "{key}"{guess}'),
    ("改成认得的键{role}。", "Use a known key{role}."),
    "标提: 例",
    "日期: 2026-11-23",
)
MISSING_KEY = _code(
    "missing-key",
    "error",
    ("缺少“{key}”。", '"{english}" is missing.'),
    ("{task}，例如：{key}: {form}", "{task}: {english}: {form}"),
    "标题: 例",
)

CODES = (
    *fences.CODES, TOO_DEEP, YAML_ANCHOR, YAML_TAG, DUPLICATE_KEY, KEY_CLASH, CONTROL_CHARACTER, BAD_ESCAPE, NO_KEY,
    UNCLOSED_QUOTE, UNCLOSED_BRACKET, BAD_YAML, FULL_WIDTH_COLON, NO_SPACE_AFTER_COLON, ODD_SPACE, QUOTED_TEXT,
    LIST_BULLET, KEY_SPELLING, UNKNOWN_KEY, MISSING_KEY,
)  # fmt: skip
