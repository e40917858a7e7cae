"""Codes of the paper as a whole: its files, its addresses, and what entries say of each other."""

from zhuanlan.model.diagnostics import Bilingual, Code, Example

_ARTICLE = "---\n标题: 例\n日期: 2026-11-23\n---\n\n"

NO_SITE = Code(
    "no-site",
    "error",
    Bilingual("这里没有 site.yaml。", "There is no site.yaml here."),
    Bilingual(
        "请进入报纸所在的文件夹再运行，或用 zhuanlan init 新建一份报纸。",
        "Go to the folder of your paper and try again, or make a new paper with zhuanlan init.",
    ),
)
UNREADABLE = Code(
    "unreadable-file",
    "error",
    Bilingual("读不了这个文件：{reason}。", "This file cannot be read: {reason}."),
    Bilingual("请检查文件的权限，或从备份恢复。", "Check its permissions, or restore it from a backup."),
)
NOT_A_FILE = Code(
    "not-a-file",
    "error",
    Bilingual("这不是普通文件，不能当稿件读。", "This is no regular file and cannot be read as an entry."),
    Bilingual("请把它移出 content/。", "Move it out of content/."),
)
LINK_ESCAPES = Code(
    "link-escapes",
    "error",
    Bilingual("这个链接（快捷方式）指到了报纸文件夹之外。", "This symbolic link leads out of the paper's folder."),
    Bilingual("请把文件复制进来，代替链接。", "Copy the file in, in place of the link."),
)
TOO_LARGE = Code(
    "too-large",
    "error",
    Bilingual(
        "文件有 {size} 字节，超过了 {limit} 字节的上限。", "The file has {size} bytes, more than the limit of {limit}."
    ),
    Bilingual(
        "请把长文分成几篇；图片和附件请放进 content/图片/。",
        "Split the text; put pictures and attachments into content/media/.",
    ),
)
TOO_SLOW = Code(
    "too-slow",
    "error",
    Bilingual("处理这个文件用的时间太长，已经停下。", "This file took too long and was given up."),
    Bilingual(
        "请看看有没有成片的符号或层层嵌套；其余文件都处理完了。",
        "Look for masses of signs or deep nesting in it; all other files were read.",
    ),
)
READER_DIED = Code(
    "reader-died",
    "error",
    Bilingual("处理这个文件时程序中断。", "The program stopped while it worked on this file."),
    Bilingual("请把文件分成几篇再试；其余文件都处理完了。", "Split the file and try again; all other files were read."),
)
UNKNOWN_FOLDER = Code(
    "unknown-folder",
    "warning",
    Bilingual(
        "content/ 里的文件夹“{name}”不认识，其中的文稿没有读。",
        "content/ holds a folder “{name}” that is not known; its texts were not read.",
    ),
    Bilingual("能用的文件夹有：{known}。", "Known folders: {known}."),
    Example("content/artcles/例.md", _ARTICLE + "正文。\n"),
)
LOOSE_FILE = Code(
    "loose-file",
    "warning",
    Bilingual("这篇文稿不在任何文件夹里，没有读。", "This text stands in no folder and was not read."),
    Bilingual("请把它移进这些文件夹之一：{known}。", "Move it into one of these folders: {known}."),
    Example("content/例.md", _ARTICLE + "正文。\n"),
)
ADDRESS_TAKEN = Code(
    "address-taken",
    "error",
    Bilingual("网址 {path} 已经被 {other} 用了。", "The address {path} is already taken by {other}."),
    Bilingual(
        "两个文件不能有同一个网址（大小写、全角半角不同也算同一个）：请改其中一个的文件名或“网址名”。",
        "Two files cannot have one address (case and width make no difference): change the name of one, or its slug.",
    ),
    Example("content/articles/2026/first.md", _ARTICLE + "正文。\n"),
)
UNSAFE_ADDRESS = Code(
    "unsafe-address",
    "error",
    Bilingual("网址 {path} 不能做文件名。", "The address {path} cannot be a file's name."),
    Bilingual(
        "有的系统不认这样的名字（保留字、以点开头、特殊符号、超过 200 字节）；能用的写法：{better}",
        "Some systems refuse it (a reserved word, a leading dot, special signs, more than 200 bytes); write: {better}",
    ),
    Example("content/articles/例.md", "---\n标题: 例\n日期: 2026-11-23\n旧网址: old/.htaccess\n---\n\n正文。\n"),
)
AMBIGUOUS_ENTRY = Code(
    "ambiguous-entry",
    "error",
    Bilingual("叫“{name}”的{kind}不止一个：{candidates}。", "More than one {kind} is called “{name}”: {candidates}."),
    Bilingual("请改其中一个的名称。", "Give one of them another name."),
    Example(
        "content/columns/又一个.md",
        "---\n名称: 理论研讨\n---\n",
    ),
)
UNKNOWN_FIELD = Code(
    "unknown-field",
    "warning",
    Bilingual("site.yaml 的领域里没有“{name}”。", "“{name}” is none of the fields in site.yaml."),
    Bilingual(
        "{nearest}请照 site.yaml 的“领域”写，或在那里添上。", "{nearest} Write it as it stands there, or add it there."
    ),
    Example("content/articles/例.md", "---\n标题: 例\n日期: 2026-11-23\n领域: 社区区\n---\n\n正文。\n"),
)
UNKNOWN_ENTRY = Code(
    "unknown-entry",
    "error",
    Bilingual("没有叫“{name}”的{kind}。", "There is no {kind} called “{name}”."),
    Bilingual(
        "{nearest}请照那个{kind}自己的名称写，或先新建它。",
        "{nearest} Write the name that the {kind} has in its own file, or make the {kind} first.",
    ),
    Example("content/articles/例.md", "---\n标题: 例\n日期: 2026-11-23\n专栏: 理论研计\n---\n\n正文。\n"),
)
UNKNOWN_NAME = Code(
    "unknown-name",
    "error",
    Bilingual(
        "[[{name}]] 找不到：没有哪个条目叫这个名字。",
        "[[{name}]] leads nowhere: no entry has this name.",
    ),
    Bilingual(
        "{nearest}请照那一篇自己的标题或名称写，或去掉 [[ ]]。",
        "{nearest} Write the title or name that the entry has in its own file, or remove [[ ]].",
    ),
    Example("content/articles/例.md", _ARTICLE + "参见[[理论研计]]。\n"),
)
AMBIGUOUS_NAME = Code(
    "ambiguous-name",
    "error",
    Bilingual("[[{name}]] 不止一个：{candidates}。", "[[{name}]] is ambiguous: {candidates}."),
    Bilingual(
        "请改用普通链接，写明文件：[文字](文件.md)。", "Use an ordinary link that names the file: [text](file.md)."
    ),
    Example("content/articles/例.md", "---\n标题: 第一篇\n日期: 2026-11-23\n---\n\n参见[[第一篇]]。\n"),
)
NAME_NOT_LIVE = Code(
    "name-not-live",
    "warning",
    Bilingual(
        "“{name}”还没有刊出（草稿、待发或已撤），这里只显示文字。",
        "“{name}” is not published (a draft, scheduled or withdrawn): only its text is shown.",
    ),
    Bilingual(
        "等它刊出后会自动成为链接；不想等就去掉 [[ ]]。",
        "It becomes a link when it is published; to silence this, remove [[ ]].",
    ),
    Example("content/articles/例.md", _ARTICLE + "参见[[明天的文章]]。\n"),
)
BROKEN_LINK = Code(
    "broken-link",
    "warning",
    Bilingual("链接 {target} 没有对应的页面或文件。", "The link {target} leads to no page and no file."),
    Bilingual(
        "{nearest}请改正链接；如果是从前的网址，请写进 site.yaml 的旧址表。",
        "{nearest} Mend the link; if it is an old address, list it in the redirects of site.yaml.",
    ),
    Example("content/articles/例.md", _ARTICLE + "见[旧文](/2008/11/old/)。\n"),
)
BROKEN_REDIRECT = Code(
    "broken-redirect",
    "warning",
    Bilingual(
        "旧址表里的 {old} 指向 {new}，那里没有页面。", "The redirect {old} leads to {new}, where there is no page."
    ),
    Bilingual(
        "{nearest}请改成现有页面的网址，或删去这一行。",
        "{nearest} Write the address of a page that is there, or delete the line.",
    ),
    Example("site.yaml", "名称: 测试报\n主题: plain\n旧址表: {/old/: /articles/fist.html}\n"),
)
BROKEN_FRAGMENT = Code(
    "broken-fragment",
    "warning",
    Bilingual("{target}：那一页里没有这个位置。", "{target}: that page has no such place."),
    Bilingual(
        "{nearest}# 后面写那篇文章里一个小标题的文字。",
        "{nearest} After the # write the words of a heading of that article.",
    ),
    Example("content/articles/例.md", _ARTICLE + "见[第一篇](first.md#没有的小标题)。\n"),
)
MISSING_IMAGE = Code(
    "missing-image",
    "warning",
    Bilingual("找不到图片 {target}。", "The image {target} cannot be found."),
    Bilingual(
        "{nearest}图片放在文稿旁边，或放进 content/图片/。",
        "{nearest} Put the image beside the text, or into content/media/.",
    ),
    Example("content/articles/例.md", _ARTICLE + "![一座桥](桥.png)\n"),
)
UNKNOWN_MENU = Code(
    "unknown-menu",
    "error",
    Bilingual("导航里的“{name}”没有对应的专栏、页面或网址。", "The menu's “{name}” is no column, page or address."),
    Bilingual(
        "请写专栏或页面的名字，或用“指向”写明网址。",
        "Write the name of a column or page, or give an address with “to”.",
    ),
    Example("site.yaml", "名称: 测试报\n导航: [不存在]\n"),
)
UNKNOWN_RULE = Code(
    "unknown-rule",
    "error",
    Bilingual("规则里的“{name}: {value}”不认识。", "“{name}: {value}” in the rules is not known."),
    Bilingual("{nearest}规则写成 代码: error、warning 或 off。", "{nearest} A rule is CODE: error, warning or off."),
    Example("site.yaml", "名称: 测试报\n规则: {missing-alts: off}\n"),
)
BAD_PATTERN = Code(
    "bad-pattern",
    "error",
    Bilingual(
        "网址规则“{kind}: {pattern}”用不了：{reason}。",
        "The address pattern “{kind}: {pattern}” cannot be used: {reason}.",
    ),
    Bilingual(
        '例：article: "{year}/{month}/{slug}.html"，必须以 .html 结尾，并且含有 {slug}',
        'Example: article: "{year}/{month}/{slug}.html"; it must end in .html and hold {slug}',
    ),
    Example("site.yaml", '名称: 测试报\n网址规则: {article: "a/{id}.html"}\n'),
)

CODES = (
    NO_SITE, UNREADABLE, NOT_A_FILE, LINK_ESCAPES, TOO_LARGE, TOO_SLOW, READER_DIED, UNKNOWN_FOLDER, LOOSE_FILE,
    ADDRESS_TAKEN, UNSAFE_ADDRESS, AMBIGUOUS_ENTRY, UNKNOWN_FIELD, UNKNOWN_ENTRY, UNKNOWN_NAME, AMBIGUOUS_NAME,
    NAME_NOT_LIVE, BROKEN_LINK, BROKEN_REDIRECT, BROKEN_FRAGMENT, MISSING_IMAGE, UNKNOWN_MENU, UNKNOWN_RULE, BAD_PATTERN,
)  # fmt: skip
