"""A paper in a folder: write files, build, look, change files, build again."""

import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan import report
from zhuanlan.build.outline import outline, register_of
from zhuanlan.build.run import Hands, Order, Pressed, View, build
from zhuanlan.model.diagnostics import Diagnostic, Language
from zhuanlan.writing.register import write_register
from zhuanlan.writing.standing import MANIFEST, Changes

PLAIN = Path(__file__).parent / "plain"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""The moment at which the tests' papers are looked at, unless they say otherwise."""
AT_NOON = ("--as-of", f"{NOON:%Y-%m-%d %H:%M}")
"""So that a command looks at them then too, whatever day it is."""

ONE = Hands()
"""One process."""

SOUND = {
    "site.yaml": "名称: 测试报\n主题: plain\n标准: {五带头: 带头学习、带头服务}\n领域: [农村, 社区]\n",
    "content/columns/lilun.md": "---\n名称: 理论研讨\n---\n\n说明。\n",
    "content/articles/first.md": "---\n标题: 第一篇\n日期: 2026-11-20\n专栏: 理论研讨\n作者: 于甲\n---\n\n正文第一段。\n",
    "content/articles/tomorrow.md": "---\n标题: 明天的文章\n日期: 2026-11-30\n---\n\n明天见。\n",
    "content/pages/about.md": "---\n标题: 第一篇\n---\n\n同名的页面。\n",
}
"""A small paper with nothing wrong in it."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one build gave."""

    pressed: Pressed
    output: Path

    @property
    def changes(self) -> Changes | None:
        return self.pressed.changes

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return self.pressed.findings

    @property
    def codes(self) -> list[str]:
        """The codes of the findings, in the order of their places."""
        return [finding.code.id for finding in self.findings]

    @property
    def errors(self) -> list[str]:
        return [finding.code.id for finding in self.findings if finding.severity == "error"]

    def said(self, language: Language = "zh") -> str:
        return "".join(f"{line}\n" for line in report.text(self.findings, language))

    def html(self, path: str) -> str:
        return (self.output / path).read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file of the output by its path, the list of them left out."""
        return tree(self.output)


@dataclass
class Site:
    """A paper under test. Every method that changes it returns it."""

    folder: Path
    now: datetime = NOON
    output: Path = field(init=False)

    def __post_init__(self) -> None:
        self.output = self.folder / "output"
        themes = self.folder / "themes" / "plain"
        if not themes.exists():
            shutil.copytree(PLAIN, themes)

    def file(self, path: str, content: str | bytes) -> "Site":
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def edit(self, path: str, old: str, new: str) -> "Site":
        text = (self.folder / path).read_text("utf-8")
        assert old in text, f"{old!r} does not stand in {path}"
        return self.file(path, text.replace(old, new))

    def delete(self, path: str) -> "Site":
        (self.folder / path).unlink()
        return self

    def at(self, now: datetime) -> "Site":
        self.now = now
        return self

    def article(self, name: str, body: str = "正文。\n", **keys: str) -> "Site":
        """An article with the keys given besides its title and date."""
        head = {"标题": name, "日期": "2026-11-01", **keys}
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        return self.file(f"content/articles/{name}.md", f"---\n{lines}---\n\n{body}")

    def build(
        self,
        *,
        drafts: bool = False,
        strict: bool = False,
        keep_going: bool = False,
        remember: bool = True,
        hands: Hands = ONE,
        output: Path | None = None,
    ) -> Built:
        target = output or self.output
        view = View(self.now, drafts)
        return Built(build(Order(self.folder, target, view, strict, keep_going, remember, hands)), target)

    def publish(self) -> "Site":
        """Everything that stands in the paper now is published: its URLs are in the register."""
        view = View(self.now)
        found = outline(self.folder, view).found
        assert found is not None
        assert found.register is not None
        write_register(self.folder, register_of(view, found, found.register))
        return self

    def check(self) -> Built:
        return Built(build(Order(self.folder, None, View(self.now))), self.output)


def sound(folder: Path) -> Site:
    """The small paper with nothing wrong in it."""
    site = Site(folder)
    for path, text in SOUND.items():
        site.file(path, text)
    return site


def bare(folder: Path) -> Site:
    """A paper with a name and nothing else."""
    return Site(folder).file("site.yaml", "名称: 测试报\n主题: plain\n")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
