"""The sample paper as it lies on a server: one release, compressed twins, and what nobody may ever see."""

import gzip
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.harness import NOON, tree
from tests.media.pictures import png
from zhuanlan.build.run import Hands, Order, View, build

ROOT = Path(__file__).resolve().parents[2]
SECRET = b"sesame-open-the-desk"
GONE = "articles/撤下的一篇.html"
"""A page in place of one that was taken back: the register's business, laid out by hand here."""

CONFIG = """
旧址表:
  /2010/11/old/: /index.html
  /2010/旧闻.htm: /archive/index.html
  /elsewhere.html: "https://例子.example/a$b;c?d=e"
"""
STATIC = {
    ".well-known/security.txt": b"Contact: mailto:desk@example.org\n",
    "robots.txt": b"User-agent: *\nAllow: /\n",
    "验证/甲 乙.txt": "一行字\n".encode() * 100,
    "附件.PDF": b"%PDF-1.4\n",
    "数据.ofd": b"PK\x03\x04",
    "片.mp4": b"\0\0\0\x18ftypmp42",
    "图.PNG": png(3, 2),
    "字.woff2": b"wOF2",
}
HIDDEN = (".git/config", ".env", "articles/.draft.html.swp", ".zhuanlan/ledger", "媒体/.DS_Store")
AROUND = ("records/R1/urls.txt", "secret.txt", "releases/R0/index.html", "current-old/index.html", "lock")


@dataclass(frozen=True, slots=True)
class Published:
    """A paper on a server. `folder` holds `current` and `releases`; `files` are those that readers may have, by path."""

    source: Path
    folder: Path
    prefix: str
    files: dict[str, bytes]

    @property
    def release(self) -> Path:
        return self.folder / "releases" / "R1"


def publish(folder: Path, url: str, prefix: str) -> Published:
    """Build the sample paper for a URL, and lay it out as `zhuanlan publish` does."""
    source = folder / "paper"
    for name in ("content", "static"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name)
    text, found = re.subn(r"(?m)^网址: .*$", f"网址: {url}", (ROOT / "site.yaml").read_text("utf-8"))
    assert found == 1
    (source / "site.yaml").write_text(f"{text}{CONFIG}", "utf-8")
    for path, data in STATIC.items():
        target = source / "static" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    _evil(source)
    output = folder / "output"
    pressed = build(Order(source, output, View(NOON), hands=Hands(2)))
    assert pressed.changes is not None, [finding.code.id for finding in pressed.findings]
    there = folder / "server"
    release = there / "releases" / "R1"
    shutil.copytree(output, release, ignore=shutil.ignore_patterns(".zhuanlan*"))
    (release / GONE).write_text("<!DOCTYPE html><title>已撤下</title>本文已撤下。", "utf-8")
    (release / f"{GONE}.410").write_bytes(b"\n")
    made = Published(source, there, prefix, tree(release))
    _packed(made)
    _surrounded(made)
    (there / "current").symlink_to("releases/R1")
    return made


def _evil(source: Path) -> None:
    """A drawing that holds a script, and an article that shows and links it."""
    (source / "content" / "media").mkdir(exist_ok=True)
    (source / "content" / "media" / "evil.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>document.title = "ran"</script>'
        '<rect width="9" height="9" style="fill: rgb(1, 2, 3)"/></svg>',
        "utf-8",
    )
    (source / "content" / "articles").mkdir(exist_ok=True)
    (source / "content" / "articles" / "evil.md").write_text(
        "---\n标题: 带脚本的图\n日期: 2026-11-01\n---\n\n![一张图](evil.svg)\n\n看[原图](evil.svg)。\n", "utf-8"
    )


def _packed(made: Published) -> None:
    """Every other text has its compressed twin; the others are for the server to compress."""
    texts = [
        path for path in sorted(made.files) if path.endswith((".html", ".css", ".js", ".xml", ".json", ".svg", ".txt"))
    ]
    for path in texts[::2]:
        twin = made.release / f"{path}.gz"
        twin.write_bytes(gzip.compress(made.files[path], 9, mtime=0))
        status = (made.release / path).stat()
        os.utime(twin, ns=(status.st_atime_ns, status.st_mtime_ns))  # or nginx would tell another time of each


def _surrounded(made: Published) -> None:
    """What is never served, inside the release and around it."""
    for path in (*(f"releases/R1/{path}" for path in HIDDEN), *AROUND):
        target = made.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(SECRET)
    (made.release / "out.txt").symlink_to("../../secret.txt")
