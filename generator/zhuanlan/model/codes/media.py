"""Codes of pictures and other files that a text names."""

from zhuanlan.model.diagnostics import Bilingual, Code, Example

_ARTICLE = "---\n标题: 例\n日期: 2026-11-23\n---\n\n"

UNREADABLE_IMAGE = Code(
    "unreadable-image",
    "warning",
    Bilingual(
        "图片 {target} 打不开：文件已坏，或不是浏览器能显示的图片。",
        "The image {target} cannot be read: it is damaged, or no image that browsers show.",
    ),
    Bilingual(
        "请重新导出成 PNG、JPEG、WebP、AVIF、GIF 或 SVG；SVG 要写明宽和高，或 viewBox。",
        "Export it again as PNG, JPEG, WebP, AVIF, GIF or SVG; an SVG needs a width and height, or a viewBox.",
    ),
    Example("content/articles/例.md", _ARTICLE + "![一座桥](first.md)\n"),
)
WRONG_CASE = Code(
    "wrong-case",
    "warning",
    Bilingual(
        "“{target}”的大小写与文件名不同：在 Windows 上能打开，在服务器上打不开；已照文件名使用。",
        "“{target}” differs in case from the file: Windows opens it so, a server does not; the file was used.",
    ),
    Bilingual("请照文件名写：{right}", "Write it as the file is named: {right}"),
    Example("content/articles/例.md", _ARTICLE + "见[第一篇](First.md)。\n"),
)
OUTSIDE = Code(
    "leads-outside",
    "error",
    Bilingual(
        "{target} 指到了 content/ 之外，那里的文件不会发布。",
        "{target} leads out of content/, and nothing there is published.",
    ),
    Bilingual(
        "请把文件放在文稿旁边，或放进 content/图片/，写它的名字。",
        "Put the file beside the text, or into content/media/, and write its name.",
    ),
    Example("content/articles/例.md", _ARTICLE + "![一座桥](../../桥.png)\n"),
)

CODES = (UNREADABLE_IMAGE, WRONG_CASE, OUTSIDE)
