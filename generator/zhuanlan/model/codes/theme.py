"""Codes of themes: for the designer, not the editor."""

from zhuanlan.model.diagnostics import Bilingual, Code, Example

NO_THEME = Code(
    "no-theme",
    "error",
    Bilingual("没有叫“{name}”的主题。", "There is no theme called “{name}”."),
    Bilingual("{nearest}能用的主题：{known}。", "{nearest} Themes at hand: {known}."),
    Example("site.yaml", "名称: 测试报\n主题: broadshet\n"),
)
TEMPLATE_MISSING = Code(
    "template-missing",
    "error",
    Bilingual("主题里没有模板 {template}。", "The theme has no template {template}."),
    Bilingual("请在 templates/ 里补上它，或从 broadsheet 复制。", "Add it to templates/, or copy it from broadsheet."),
)
TEMPLATE_ERROR = Code(
    "template-error",
    "error",
    Bilingual("模板出错：{reason}（在生成 {page} 时）。", "Template error: {reason} (while making {page})."),
    Bilingual("请照 docs/themes.md 检查这一行。", "Check this line against docs/themes.md."),
    Example("themes/plain/templates/page.html", "{{ site.nothing() }}\n"),
)
NO_ASSET = Code(
    "no-asset",
    "error",
    Bilingual("主题的 assets/ 里没有 {name}。", "There is no {name} in the theme's assets/."),
    Bilingual(
        "{nearest}请照文件名写，或把文件放进 assets/。",
        "{nearest} Write it as the file is called, or put the file there.",
    ),
    Example("themes/plain/templates/page.html", "{{ link(site.asset('plain.css')) }}\n"),
)

CODES = (NO_THEME, TEMPLATE_MISSING, TEMPLATE_ERROR, NO_ASSET)
