"""Findings about the text of an article. The rules: docs/decisions/004-markdown.md."""

from zhuanlan.model.diagnostics import Bilingual, Code, Example


def _article(body: str) -> Example:
    return Example("content/articles/例.md", f"---\n标题: 例\n日期: 2026-11-23\n---\n\n{body}\n")


MISSING_ALT = Code(
    "missing-alt",
    "warning",
    Bilingual(
        "这张图片没有文字说明，看不见图的读者不知道它是什么。",
        "This image has no description for those who cannot see it.",
    ),
    Bilingual(
        "在方括号里写一句话说明画面：![一句话说明](图片地址)；文件名不算说明。",
        "Describe it in the square brackets: ![what it shows](address); a file name is no description.",
    ),
    _article("正文![](https://example.org/a.png)"),
)

REMOTE_IMAGE = Code(
    "remote-image",
    "warning",
    Bilingual(
        "这张图片放在别的网站上（{address}），那边一撤，这里就空了。",
        "This image lives on another site ({address}) and is lost when that site drops it.",
    ),
    Bilingual(
        "把图片存到 content/media/，再写它的文件名。", "Save it in content/media/ and give its file name instead."
    ),
    _article("正文![开栏仪式](https://example.org/a.png)"),
)

REMOVED_HTML = Code(
    "removed-html",
    "warning",
    Bilingual("正文里不能用 {what}，已去掉。", "{what} may not stand in a text and was taken out."),
    Bilingual(
        "删去它；加粗、链接、图片、表格请用 Markdown 的写法。",
        "Delete it; use Markdown for bold, links, images, tables.",
    ),
    _article("正文<font color=red>红字</font>。"),
)

REMOVED_ATTRIBUTE = Code(
    "removed-attribute",
    "warning",
    Bilingual(
        "这里写的 {what} 不在可用的名单里，已去掉。", "{what} is not on the list of what may be used; it was taken out."
    ),
    Bilingual(
        "删去它。可用的样式名：align-left、align-center、align-right、note、related、lead、small、caption、signature。",
        "Delete it. Classes that may be used: align-left, align-center, align-right, note, related, lead, small, caption, "
        "signature.",
    ),
    _article("正文。\n{: .fancy }"),
)

REMOVED_ADDRESS = Code(
    "removed-address",
    "warning",
    Bilingual(
        "地址“{address}”不是网址、邮箱、电话，也不是站内的文件，已去掉。",
        "The address {address} is no web, mail or phone address and no file of this site; it was taken out.",
    ),
    Bilingual(
        "网址以 https:// 开头；站内的文件写文件名，用 / 分隔，不写盘符。",
        "Begin a web address with https://; name a file of this site with /, without a drive letter.",
    ),
    _article("见[附件](C:\\资料\\附件.pdf)。"),
)

EMPTY_ADDRESS = Code(
    "empty-address",
    "warning",
    Bilingual("这里的链接或图片没有写地址。", "This link or image has no address."),
    Bilingual("在圆括号里写上地址。", "Write the address in the parentheses."),
    _article("见[附件]()。"),
)

FULLWIDTH_ADDRESS = Code(
    "fullwidth-address",
    "warning",
    Bilingual(
        "网址“{address}”里有全角符号，已按半角理解。",
        "The address {address} holds full-width signs; read as half-width.",
    ),
    Bilingual("把冒号和斜线改成半角：://", "Type the colon and the slashes half-width: ://"),
    _article("见[报道](http：//example.org/a)。"),
)

UNKNOWN_TAG = Code(
    "unknown-tag",
    "warning",
    Bilingual("{tag} 不是 HTML 标签，已照原样印出。", "{tag} is no HTML tag and was printed as it stands."),
    Bilingual(
        "想印尖括号，请在前面加一条反斜线（\\<），或把这几个字放进一对反引号。",
        "To print angle brackets put a backslash before them (\\<), or the words between backquotes.",
    ),
    _article("请填写<整数>。"),
)

BROKEN_ANCHOR = Code(
    "broken-anchor",
    "warning",
    Bilingual(
        "本文里没有叫“{anchor}”的位置，链接已去掉。{nearest}",
        "No place here is called {anchor}; the link was taken out.{nearest}",
    ),
    Bilingual(
        "改成文中一个小标题的文字，如 [见下](#小标题)。",
        "Use the text of a heading of this article, as in [below](#heading).",
    ),
    _article("[见下](#把准方向)。\n\n## 把准方位\n\n正文。"),
)

DUPLICATE_ID = Code(
    "duplicate-id",
    "warning",
    Bilingual(
        "位置名“{id}”在本文里用了两次，后一个已改名为“{renamed}”。",
        "The name {id} is used twice here; the second became {renamed}.",
    ),
    Bilingual("给其中一个换个名字。", "Rename one of them."),
    _article("## 甲 {#a}\n\n正文。\n\n## 乙 {#a}\n\n正文。"),
)

UNKNOWN_BLOCK = Code(
    "unknown-block",
    "warning",
    Bilingual(
        "没有叫“{name}”的文字块，这一行已照原样印出。",
        "There is no block called {name}; the line was printed as it stands.",
    ),
    Bilingual("可用的文字块：编者按、链接。", "Blocks that may be used: 编者按 (note), 链接 (related)."),
    _article("::: 编者安\n正文。\n:::"),
)

UNCLOSED_BLOCK = Code(
    "unclosed-block",
    "warning",
    Bilingual(
        "文字块“{name}”没有结尾的 :::，已算到全文末尾。",
        "The block {name} has no closing :::, so it was taken to run to the end.",
    ),
    Bilingual("在文字块后面另起一行，写三个冒号 :::。", "Write ::: on a line of its own where the block ends."),
    _article("::: 链接\n正文。"),
)

UNCITED_NOTE = Code(
    "uncited-note",
    "warning",
    Bilingual("注释 [^{name}] 在正文里没有用到。", "The note [^{name}] is cited nowhere in the text."),
    Bilingual(
        "在正文该加注的地方写上 [^{name}]，或删去这条注释。", "Write [^{name}] where the note belongs, or delete it."
    ),
    _article("正文。\n\n[^1]: 没有用到的注释。"),
)

MISSING_NOTE = Code(
    "missing-note",
    "warning",
    Bilingual("没有写注释 [^{name}]。", "There is no note [^{name}]."),
    Bilingual("在文末另起一行写：[^{name}]: 注释的内容", "Write on a line of its own at the end: [^{name}]: the note"),
    _article("正文[^1]。"),
)

INVISIBLE_CHARACTER = Code(
    "invisible-character",
    "warning",
    Bilingual(
        "这里有一个看不见的字符（{character}），已去掉。",
        "There is an invisible character here ({character}); it was taken out.",
    ),
    Bilingual(
        "它多半是从网页或聊天软件里带来的；把这几个字删去重打。",
        "It was probably pasted along; delete these words and type them again.",
    ),
    _article("正\u200b文。"),
)

TOO_DEEP = Code(
    "too-deep",
    "error",
    Bilingual(
        "这里的列表、引文或标签套得太深，正文没有处理。",
        "Lists, quotes or tags are nested too deeply here; the text was left out.",
    ),
    Bilingual("减少层次：列表和引文最多三十层。", "Nest less: at most thirty levels of lists and quotes."),
    _article(">" * 40 + " 正文"),
)

TOO_COMPLEX = Code(
    "too-complex",
    "error",
    Bilingual(
        "这里的符号多得不像文章（{what}），正文没有处理。",
        "There are more signs here than a text can have ({what}); it was left out.",
    ),
    Bilingual(
        "检查这一处是不是误粘贴的内容，删去或放进代码块。",
        "Check whether something was pasted by mistake; delete it, or put it into a code block.",
    ),
    _article("正文" + "[" * 20_000),
)

CODES = (
    MISSING_ALT,
    REMOTE_IMAGE,
    REMOVED_HTML,
    REMOVED_ATTRIBUTE,
    REMOVED_ADDRESS,
    EMPTY_ADDRESS,
    FULLWIDTH_ADDRESS,
    UNKNOWN_TAG,
    BROKEN_ANCHOR,
    DUPLICATE_ID,
    UNKNOWN_BLOCK,
    UNCLOSED_BLOCK,
    UNCITED_NOTE,
    MISSING_NOTE,
    INVISIBLE_CHARACTER,
    TOO_DEEP,
    TOO_COMPLEX,
)  # fmt: skip
