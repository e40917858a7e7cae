"""Codes of profiles and institutions."""

from zhuanlan.model.diagnostics import Bilingual, Code, Example

_PROFILE = "---\n姓名: 林小禾\n类型: 个人\n领域: 社区\n"

WRONG_PLAQUE = Code(
    "wrong-plaque",
    "error",
    Bilingual(
        "{unit}不挂“{plaque}”，应挂“{due}”。", "A unit of this kind ({unit}) has the plaque {due}, not {plaque}."
    ),
    Bilingual(
        "机关、企事业单位挂党员先锋岗，社区挂党员责任区，农村挂党员星级户：请改“亮牌”，或核对单位的类型和领域。",
        "Offices and enterprises: 党员先锋岗; communities: 党员责任区; villages: 党员星级户. Mend 亮牌, 单位 or 领域.",
    ),
    Example("content/profiles/林.md", _PROFILE + "亮牌: 党员先锋岗\n---\n"),
)
WRONG_STARS = Code(
    "wrong-stars",
    "error",
    Bilingual(
        "“{plaque}”的星级不对：党员星级户要写 1 到 5 颗星，别的牌没有星。",
        "Only 党员星级户 has stars, from 1 to 5; this is {plaque}.",
    ),
    Bilingual("写成：亮牌: {牌名: 党员星级户, 星级: 4}", "Write: 亮牌: {牌名: 党员星级户, 星级: 4}"),
    Example("content/profiles/林.md", "---\n姓名: 林小禾\n领域: 农村\n亮牌: 党员星级户\n---\n"),
)
UNKNOWN_STANDARD = Code(
    "unknown-standard",
    "error",
    Bilingual("site.yaml 的标准里没有“{name}”。", "“{name}” is none of the standards in site.yaml."),
    Bilingual("{nearest}请照 site.yaml 的“标准”写。", "{nearest} Write it as it stands in the criteria of site.yaml."),
    Example("content/profiles/林.md", _PROFILE + "标准: {带头学系: 三年没有缺过一次课。}\n---\n"),
)

CODES = (WRONG_PLAQUE, WRONG_STARS, UNKNOWN_STANDARD)
