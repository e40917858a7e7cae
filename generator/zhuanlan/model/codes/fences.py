"""Findings about where front matter begins and ends, and about files that have none.

The rule: docs/decisions/003-front-matter.md.
"""

from zhuanlan.model.diagnostics import Bilingual, Code, Example, Severity

_ARTICLE = "content/articles/例.md"


def _code(id_: str, severity: Severity, message: tuple[str, str], cure: tuple[str, str], path: str, text: str) -> Code:
    return Code(id_, severity, Bilingual(*message), Bilingual(*cure), Example(path, text))


NO_HEADING = _code(
    "no-heading",
    "error",
    (
        "没有头信息，正文里也没有“# ”开头的标题，不知道“{key}”是什么。",
        'There is neither front matter nor a heading that begins with "# ", so "{english}" is unknown.',
    ),
    (
        "在正文第一行写“# 标题”，或在文件开头写头信息：一行 ---，一行“{key}: …”，再一行 ---。",
        'Write "# Title" as the first line, or front matter: a line ---, a line "{english}: …", and a line ---.',
    ),
    "content/articles/2026-11-23-例.md",
    "只有正文，没有标题。\n",
)
NO_DATE_IN_NAME = _code(
    "no-date-in-name",
    "error",
    (
        "没有头信息，文件名里也没有日期，不知道“{key}”是哪一天。",
        'There is neither front matter nor a date in the file name, so "{english}" is unknown.',
    ),
    (
        "把文件名改成“2010-11-10-题目.md”的样子，或在文件开头写头信息：一行 ---，一行“{key}: 2010-11-10”，再一行 ---。",
        'Name the file like "2010-11-10-title.md", or begin it with the lines ---, "{english}: 2010-11-10" and ---.',
    ),
    "content/articles/例.md",
    "# 没有日期的文章\n\n正文。\n",
)
NO_OPENING_FENCE = _code(
    "no-opening-fence",
    "error",
    ("头信息上面少了一行 ---。", "The line --- above the front matter is missing."),
    (
        "在文件的第一行写上 ---，头信息写完后再写一行 ---。",
        "Write --- as the first line, and --- again below the last key.",
    ),
    _ARTICLE,
    "标题: 例\n日期: 2026-11-23\n---\n\n正文。\n",
)
UNCLOSED_FRONT_MATTER = _code(
    "unclosed-front-matter",
    "error",
    (
        "头信息没有收尾：第 {opened} 行的 --- 之后，没有第二行 ---；看来应当写在这一行之前。",
        "The front matter is not closed: no second --- follows line {opened}; it seems to belong before this line.",
    ),
    ("在第 {line} 行之前加一行 ---。", "Add a line --- before line {line}."),
    _ARTICLE,
    "---\n标题: 例\n日期: 2026-11-23\n\n正文。\n",
)
ODD_FENCE = _code(
    "odd-fence",
    "warning",
    (
        "头信息的分隔行写成了“{typed}”，已当作 --- 读入。",
        'The fence of the front matter is written "{typed}"; it was read as ---.',
    ),
    ("改成三个英文减号：---", "Write three hyphens: ---"),
    _ARTICLE,
    "---\n标题: 例\n日期: 2026-11-23\n———\n\n正文。\n",
)
TOO_LONG = _code(
    "front-matter-too-long",
    "error",
    (
        "头信息有 {size} KB，超过了 64 KB，没有读它。",
        "The front matter has {size} KB, more than the 64 KB allowed, and was not read.",
    ),
    (
        "把长的内容移到正文里；也看看第二行 --- 是否写对了地方。",
        "Move long texts into the body, and see that the second --- stands right.",
    ),
    _ARTICLE,
    "---\n标题: 例\n日期: 2026-11-23\n摘要: " + "长" * 22_000 + "\n---\n\n正文。\n",
)
TWO_DOCUMENTS = _code(
    "two-documents",
    "error",
    (
        "第二个 --- 从这里起又是一份文档；这个文件只能有一份。",
        "A second document begins here; this file may hold only one.",
    ),
    ("删去这一行 --- 和它后面多出的一份。", "Delete this line --- and the second document below it."),
    "site.yaml",
    "名称: 例报\n---\n口号: 又一份\n",
)

CODES = (NO_HEADING, NO_DATE_IN_NAME, NO_OPENING_FENCE, UNCLOSED_FRONT_MATTER, ODD_FENCE, TOO_LONG, TWO_DOCUMENTS)
