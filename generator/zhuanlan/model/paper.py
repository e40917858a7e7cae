"""The paper itself: site.yaml as a record."""

from dataclasses import dataclass
from datetime import date

from zhuanlan.model.schema import (
    Days,
    Flag,
    Group,
    Line,
    Mail,
    Many,
    Pairs,
    PairsOf,
    Web,
    Words,
    Zone,
    key,
)
from zhuanlan.model.targets import Target, faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Legal:
    """The numbers that Chinese law asks for in the footer."""

    icp: str = key("备案号", "ICP备案号", type=Line())
    police: str = key("公安备案号", type=Line())
    site_code: str = key("网站标识码", type=Line())
    licence: str = key("新闻信息服务许可证", "许可证", "license", type=Line())
    report_phone: str = key("举报电话", type=Line())


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One word of the navigation. `to` names a column, a page or a list, or is an address; empty: as `name`."""

    name: str = key("名称", type=Line(), required=True)
    to: str = key("指向", "网址", "链接", "url", type=Line())


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What site.yaml says of the paper as a whole; only its name is required."""

    name: str = key("名称", type=Line(), required=True)
    base_url: str = key("网址", type=Web())
    timezone: str = key("时区", type=Zone(), default="Asia/Shanghai")
    language: str = key("语言", type=Line(), default="zh-CN")
    theme: str = key("主题", type=Line(), default="broadsheet")
    slogan: str = key("口号", "主题语", type=Line())
    masthead: str = key("报头", type=Line())
    menu: tuple[MenuItem, ...] = key("导航", type=Many(Group(MenuItem, short="name")))
    organiser: str = key("主办", type=Line())
    fields: tuple[str, ...] = key("领域", type=Words())
    criteria: tuple[tuple[str, str], ...] = key("标准", type=Pairs())
    mentions: bool = key("提及链接", type=Flag(), default=True)
    legal: Legal = key("法定信息", "备案", type=Group(Legal), default=Legal())
    corrections_email: str = key("纠错邮箱", type=Mail())
    urls: tuple[tuple[str, str], ...] = key("网址规则", type=Pairs())
    redirects: tuple[tuple[str, str], ...] = key("旧址表", type=Pairs())
    tombstones: bool = key("撤稿页", type=Flag(), default=True)
    rules: tuple[tuple[str, str], ...] = key("规则", type=Pairs())
    grey: tuple[date, ...] = key("置灰", type=Days())
    search: bool = key("检索", type=Flag(), default=True)
    related: bool = key("相关文章", type=Flag(), default=True)
    qr: bool = key("二维码", type=Flag(), default=True)
    fonts: bool = key("字体", type=Flag(), default=True)
    publish: tuple[tuple[str, Target], ...] = key("发布", type=PairsOf(Group(Target, check=faults)))
