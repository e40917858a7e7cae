"""Codes of the register of URLs: what was published once should not go without a word."""

from zhuanlan.model.diagnostics import Bilingual, Code, Example

_REGISTER = "urls.txt"

REGISTER_LINE = Code(
    "register-line",
    "warning",
    Bilingual("网址簿的这一行看不懂：{reason}。", "This line of the register cannot be understood: {reason}."),
    Bilingual(
        "一行一个网址，写成“/articles/例.html 2026-11-20 content/文章/例.md”；说明写在 # 后面；这一行先原样留着。",
        "Write one URL a line: /articles/x.html 2026-11-20 content/articles/x.md; remarks begin with #; the line is kept as it is.",
    ),
    Example(_REGISTER, "<<<<<<< HEAD\n/articles/first.html 2026-11-20 content/articles/first.md\n"),
)
URL_GONE = Code(
    "url-gone",
    "warning",
    Bilingual(
        "发表过的网址 {url} 没有页面了：{reason}。",
        "The URL {url} was published and has no page any more: {reason}.",
    ),
    Bilingual(
        "{nearest}稿件若换了网址，在它的头信息里写“旧网址: {url}”，或写进 site.yaml 的旧址表；若是撤稿，放回稿件，写“状态: 撤稿”；"
        "若可以不要，把这一行的来源改成 gone。",
        "{nearest} If it has moved, write “aliases: {url}” in the entry's head, or list it in the redirects of site.yaml; if it "
        "was withdrawn, put the file back with “status: withdrawn”; if it may go, write gone for the source on this line.",
    ),
    Example(_REGISTER, "/articles/从前的.html 2026-01-05 content/articles/从前的.md 从前的一篇\n"),
)
URL_UNPUBLISHED = Code(
    "url-unpublished",
    "warning",
    Bilingual(
        "发表过的网址 {url} 没有页面了：{source} 现在是{stage}。",
        "The URL {url} was published and has no page any more: {source} is {stage} now.",
    ),
    Bilingual(
        "若要撤下，写“状态: 撤稿”和“原因”；不是有意的，请把状态、日期或解禁时间改回来；若可以不要，把这一行的来源改成 gone。",
        "To take it back, write “status: withdrawn” and a reason; if it was not meant, restore its status, date or embargo; if it "
        "may go, write gone for the source on this line.",
    ),
    Example(_REGISTER, "/articles/tomorrow.html 2026-11-01 content/articles/tomorrow.md\n"),
)
URL_WITHDRAWN = Code(
    "url-withdrawn",
    "warning",
    Bilingual(
        "发表过的网址 {url} 没有页面了：{source} {stage}，而 site.yaml 不要撤稿页。",
        "The URL {url} was published and has no page any more: {source} {stage}, and site.yaml wants no tombstones.",
    ),
    Bilingual(
        "要留一页说明，在 site.yaml 里写“撤稿页: 是”；若可以不要，把这一行的来源改成 gone。",
        "For a page that says so, write “tombstones: yes” in site.yaml; if it may go, write gone for the source on this line.",
    ),
)
URL_RESPELT = Code(
    "url-respelt",
    "warning",
    Bilingual(
        "发表过的网址 {url} 现在写成 {now}：只差大小写或全角半角，留不下跳转页。",
        "The URL {url} was published and is spelt {now} now: they differ in case or width alone, so no redirect can stand there.",
    ),
    Bilingual(
        "请把文件名或“网址名”改回原来的写法；若可以不要，把这一行的来源改成 gone。",
        "Spell the file's name or the slug as it was; if the URL may go, write gone for the source on this line.",
    ),
    Example(_REGISTER, "/articles/First.html 2026-11-20 content/articles/first.md\n"),
)
REDIRECT_LOOP = Code(
    "redirect-loop",
    "warning",
    Bilingual("旧址表里的 {old} 转了一圈又回到自己：{way}。", "The redirect {old} leads back to itself: {way}."),
    Bilingual("请把其中一行改成现有页面的网址。", "Let one of these lines lead to a page that is there."),
    Example("site.yaml", "名称: 测试报\n主题: plain\n旧址表: {/a.html: /b.html, /b.html: /a.html}\n"),
)

CODES = (REGISTER_LINE, URL_GONE, URL_UNPUBLISHED, URL_WITHDRAWN, URL_RESPELT, REDIRECT_LOOP)
