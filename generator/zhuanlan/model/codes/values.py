"""Findings about the values of front matter: a wrong type, a date that is none, an address that escapes.

The rule: docs/decisions/003-front-matter.md; the keys and their types: docs/keys.md.
"""

from zhuanlan.model.diagnostics import Bilingual, Code, Example, Severity


def _code(id_: str, severity: Severity, message: tuple[str, str], cure: tuple[str, str], *lines: str) -> Code:
    """A code whose example is an article with the lines of `lines`; a title and a date unless they are among them."""
    given = {line[:2] for line in lines}
    rest = [line for line in ("标题: 例", "日期: 2026-11-23") if line[:2] not in given]
    text = "\n".join(("---", *rest, *lines, "---", "", "正文。", ""))
    return Code(id_, severity, Bilingual(*message), Bilingual(*cure), Example("content/articles/例.md", text))


def _site(id_: str, severity: Severity, message: tuple[str, str], cure: tuple[str, str], *lines: str) -> Code:
    """A code whose example is a site.yaml."""
    text = "\n".join(("名称: 例报", *lines, ""))
    return Code(id_, severity, Bilingual(*message), Bilingual(*cure), Example("site.yaml", text))


NOT_TEXT = _code(
    "not-text",
    "error",
    ("“{key}”应是一行文字，这里是清单或几项内容。", '"{key}" is to be a text, but this is a list or a mapping.'),
    ("若本是文字，给整个值加上引号。", "If it is meant as text, put it between quotes."),
    "标题: [甲, 乙]",
)
NOT_A_LIST = _code(
    "not-a-list",
    "error",
    ("“{key}”应是一个清单，这里是“键: 值”。", '"{key}" is to be a list, but this is a mapping.'),
    ("写成：{key}: [甲, 乙]", "Write: {key}: [one, two]"),
    "标签: {甲: 乙}",
)
NOT_A_MAPPING = _code(
    "not-a-mapping",
    "error",
    ("“{key}”下面应是几行“键: 值”，这里不是。", '"{key}" is to hold lines of the form "key: value", but does not.'),
    ("另起一行，行首空两格，写：{form}", "Begin a new line with two spaces and write: {form}"),
    "更正: 原文有误",
)
CUT_BY_HASH = _code(
    "cut-by-hash",
    "error",
    (
        "“{key}”的值在 # 处断了：空格加 # 之后，YAML 当作注释。",
        'The value of "{key}" is cut at the #: YAML takes what follows a space and # for a comment.',
    ),
    (
        "若 # 之后也是文字，给整个值加上引号；若是注释，移到另一行。",
        "If the rest is text, quote the whole value; if it is a comment, give it its own line.",
    ),
    "标题: 例 # 之一",
)
HASH_IN_TEXT = _code(
    "hash-in-text",
    "warning",
    (
        "“{key}”的值里有“ #”，YAML 会从那里断开；已整个当作文字读入。",
        'The value of "{key}" holds " #", where YAML would cut it; it was read as one text.',
    ),
    ("给整个值加上引号。", "Put the whole value between quotes."),
    "标题: 例 #1",
)
TEXT_IN_BRACKETS = _code(
    "text-in-brackets",
    "warning",
    (
        "“{key}”是文字，可是值在方括号里，YAML 会当作清单；已连括号一起当作文字读入。",
        '"{key}" is a text, but its value stands in brackets, a list to YAML; it was read as text, brackets and all.',
    ),
    ("给整个值加上引号。", "Put the whole value between quotes."),
    "标题: [图文]",
)
FULL_WIDTH_COMMA = _code(
    "full-width-comma",
    "warning",
    (
        "方括号里用了“{typed}”来隔开，YAML 只认英文逗号；已照 {count} 项读入。",
        'Between the brackets "{typed}" was typed, but YAML knows only the ASCII comma; {count} items were read.',
    ),
    ("改成英文逗号；若本是一项，给它加上引号。", "Use ASCII commas; if it is one item, put it between quotes."),
    "标签: [创先争优，理论研讨]",
)
FULL_WIDTH_BRACKETS = _code(
    "full-width-brackets",
    "warning",
    (
        "清单“{key}”用了全角括号，已照 {count} 项读入。",
        'The list "{key}" stands in full-width brackets; {count} items were read.',
    ),
    ("改成英文方括号和英文逗号。", "Use ASCII brackets and commas."),
    "标签: 【创先争优，理论研讨】",
)
NAMES_AT_SPACES = _code(
    "names-at-spaces",
    "warning",
    (
        "“{names}”像是几个人的姓名，可是姓名不在空格处分开，已当作一个人。",
        '"{names}" looks like several names, but names are not split at spaces, so it was read as one.',
    ),
    ("用顿号隔开。", "Set the names off with 、"),
    "作者: 王小宁 张心雨",
)
LINKED_NAME = _code(
    "linked-name",
    "warning",
    ("署名里的链接只留下了姓名“{name}”。", 'Of the link in the byline only the name "{name}" was kept.'),
    ("这里只写姓名；链接写在正文或人物页里。", "Write just the name here, and the link in the body or on the profile."),
    "译者: '[高涛](http://example.org/)'",
)
BAD_DATE = _code(
    "bad-date",
    "error",
    ("“{text}”读不出日期。", 'No date can be read from "{text}".'),
    ("写成 2010-11-10 或 2010-11-10 15:46，也可以写 2010年11月10日15:46。", "Write 2010-11-10 or 2010-11-10 15:46."),
    "日期: 前天",
)
NO_SUCH_DAY = _code(
    "no-such-day",
    "error",
    ("{year} 年 {month} 月没有 {day} 日。", "There is no day {day} in month {month} of {year}."),
    ("核对日期，写成 2010-11-10 的样子。", "Check the date and write it like 2010-11-10."),
    "日期: 2010-02-30",
)
NO_SUCH_MONTH = _code(
    "no-such-month",
    "error",
    ("一年里没有 {month} 月。", "There is no month {month}."),
    ("核对日期，按年、月、日的次序写，如 2010-11-10。", "Check the date: year, month, day, as in 2010-11-10."),
    "日期: 2010-13-01",
)
NO_SUCH_TIME = _code(
    "no-such-time",
    "error",
    ("一天里没有 {time} 这个时刻。", "There is no time {time} in a day."),
    (
        "核对时间，写成 2010-11-10 15:46 的样子；时从 0 到 23，分从 0 到 59。",
        "Check the time and write it like 2010-11-10 15:46.",
    ),
    "日期: 2010-11-10 25:00",
)
DATE_WITHOUT_YEAR = _code(
    "date-without-year",
    "error",
    ("“{text}”没有写年份。", '"{text}" has no year.'),
    ("写上四位数的年份，如 2010-11-10。", "Write the year with four digits, as in 2010-11-10."),
    "日期: 11月10日",
)
SHORT_YEAR = _code(
    "short-year",
    "error",
    ("“{text}”的年份只有两位，不知道是哪一年。", 'The year of "{text}" has only two digits.'),
    ("写上四位数的年份，如 2010-11-10。", "Write the year with four digits, as in 2010-11-10."),
    "日期: 10-11-10",
)
SKIPPED_HOUR = Code(
    "skipped-hour",
    "error",
    Bilingual(
        "“{text}”在时区 {zone} 里不存在：那时正改夏令时，钟拨快了。",
        '"{text}" does not exist in {zone}: the clocks were put forward then.',
    ),
    Bilingual("写早一小时或晚一小时。", "Write an hour earlier or later."),
    Example("content/articles/例.md", "---\n标题: 例\n日期: 1986-05-04 02:30\n---\n\n正文。\n"),
)
TIME_DROPPED = _code(
    "time-dropped",
    "warning",
    ("“{key}”只要日期，时刻没有用上。", '"{key}" is a day; the time was left out.'),
    ("只写日期。", "Write just the day."),
    "见报日期: 2010-11-10 15:46",
)
BAD_FLAG = _code(
    "bad-flag",
    "error",
    ("“{key}”只能是“是”或“否”，这里是“{text}”。", '"{key}" is yes or no, but this is "{text}".'),
    ("写“{key}: 是”或“{key}: 否”。", 'Write "{key}: yes" or "{key}: no".'),
    "头条: 也许",
)
BAD_NUMBER = _code(
    "bad-number",
    "error",
    ("“{key}”应是一个整数，“{text}”不是。", '"{key}" is to be a whole number, and "{text}" is none.'),
    ("写成数字，如“{key}: 3”。", 'Write digits, as in "{key}: 3".'),
    "权重: 很高",
)
NUMBER_OUT_OF_RANGE = _code(
    "number-out-of-range",
    "error",
    ("“{key}”应在 {least} 与 {most} 之间。", '"{key}" is to be between {least} and {most}.'),
    ("核对这个数。", "Check the number."),
    "版次: 0",
)
UNKNOWN_CHOICE = _code(
    "unknown-choice",
    "error",
    ("“{key}”不能是“{text}”；可以写：{choices}。", '"{key}" cannot be "{text}"; it is one of: {choices}.'),
    ("从上面选一个。", "Choose one of them."),
    "状态: 已签",
)
BAD_ADDRESS = _code(
    "bad-address",
    "error",
    ("“{text}”不是完整的网址。", '"{text}" is not a full web address.'),
    (
        "写上 http:// 或 https:// 开头的网址，中间没有空格。",
        "Write an address that begins with http:// or https:// and has no spaces.",
    ),
    "原文链接: ftp://example.org/",
)
FULL_WIDTH_ADDRESS = _code(
    "full-width-address",
    "warning",
    ("“{key}”里有全角符号，已照“{read}”读入。", '"{key}" holds full-width signs; it was read as "{read}".'),
    ("用英文输入法重写。", "Type it with ASCII signs."),
    "原文链接: http：//example.org/",
)
BAD_MAIL = _site(
    "bad-mail",
    "error",
    ("“{text}”不是电子邮箱。", '"{text}" is not an e-mail address.'),
    ("写成 name@example.org 的样子。", "Write it like name@example.org."),
    "纠错邮箱: 编辑部",
)
UNKNOWN_ZONE = _site(
    "unknown-zone",
    "error",
    ("没有“{text}”这个时区{guess}", 'There is no time zone "{text}"{guess}'),
    ("北京时间写 Asia/Shanghai。", "Beijing time is Asia/Shanghai."),
    "时区: Asia/Beijin",
)
BAD_SLUG = _code(
    "bad-slug",
    "error",
    (
        "网址名“{text}”不能用：{why_zh}。",
        'The slug "{text}" cannot be used: {why_en}.',
    ),
    ("只写一段，用汉字、字母、数字和连字符。", "Write one segment of letters, digits, Han characters and hyphens."),
    "网址名: ../例",
)
PATH_ESCAPES = _code(
    "path-escapes",
    "error",
    ("“{text}”不是站内的相对路径。", '"{text}" is not a relative path inside the site.'),
    (
        "用正斜杠隔开的相对路径，开头不要 / 和盘符，中间不要 .. 和反斜杠。",
        "Write a relative path with forward slashes: no / or drive letter in front, no .. and no backslash.",
    ),
    "题图: ../../秘密.jpg",
)
REMOTE_FILE = _code(
    "remote-file",
    "error",
    ("“{key}”要用站内的文件，这里是网址。", '"{key}" is to be a file of this site, but this is a web address.'),
    ("把文件下载到 content/media/，写它的名字。", "Save the file in content/media/ and write its name."),
    "题图: https://example.org/a.jpg",
)

CODES = (
    NOT_TEXT, NOT_A_LIST, NOT_A_MAPPING, CUT_BY_HASH, HASH_IN_TEXT, TEXT_IN_BRACKETS, FULL_WIDTH_COMMA,
    FULL_WIDTH_BRACKETS, NAMES_AT_SPACES, LINKED_NAME, BAD_DATE, NO_SUCH_DAY, NO_SUCH_MONTH,
    NO_SUCH_TIME, DATE_WITHOUT_YEAR, SHORT_YEAR, SKIPPED_HOUR, TIME_DROPPED, BAD_FLAG, BAD_NUMBER, NUMBER_OUT_OF_RANGE,
    UNKNOWN_CHOICE, BAD_ADDRESS, FULL_WIDTH_ADDRESS, BAD_MAIL, UNKNOWN_ZONE, BAD_SLUG, PATH_ESCAPES, REMOTE_FILE,
)  # fmt: skip
