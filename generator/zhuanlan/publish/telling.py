"""What is told of a publication: in a few lines to the editor, and every address in a file, for caches and search engines."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Bilingual, Place
from zhuanlan.model.manifest import Difference
from zhuanlan.model.reasons import reason_of
from zhuanlan.model.routes import url_of
from zhuanlan.publish.publisher import Outcome
from zhuanlan.publish.stopped import StoppedError

SHOWN = 10
"""So many addresses of each sort are shown; all of them stand in the file."""


def address(home: str, path: str) -> str:
    """Where a file of the release is read: its URI below `home`, or from the root of the site if that is not known.

    A folder's index.html is told by the folder too, but by its own name here: that is what was published.
    """
    return home.rstrip("/") + quote(url_of(path), safe="/%:@!$&'()*+,;=~-._") if home else url_of(path)


def sorts(difference: Difference) -> tuple[tuple[str, Bilingual, tuple[str, ...]], ...]:
    """The sign, the name and the paths of each sort of change."""
    return (
        ("+", Bilingual("新增", "new"), difference.added),
        ("~", Bilingual("改动", "changed"), difference.changed),
        ("-", Bilingual("撤下", "gone"), difference.gone),
    )


def changes(difference: Difference, home: str, file: str) -> Iterator[Bilingual]:
    """What came, changed and went, some of each."""
    for sign, name, paths in sorts(difference):
        if not paths:
            continue
        yield Bilingual(f"{name.zh} {len(paths)} 个网址：", f"{len(paths)} {name.en}:")
        for path in paths[:SHOWN]:
            line = f"  {sign} {address(home, path)}"
            yield Bilingual(line, line)
        more = len(paths) - SHOWN
        if more > 0:
            where = Bilingual(f"，见 {file}", f", see {file}") if file else Bilingual("", "")
            yield Bilingual(f"  …… 还有 {more} 个{where.zh}", f"  … and {more} more{where.en}")


def write(file: Path, difference: Difference, home: str) -> None:
    """Every address that came (`+`), changed (`~`) and went (`-`), a line each. Raises StoppedError."""
    lines = (f"{sign} {address(home, path)}\n" for sign, _, paths in sorts(difference) for path in paths)
    try:
        file.write_bytes("".join(lines).encode())
    except OSError as error:
        raise StoppedError(codes.NOT_NOTED.at(Place(file.name), file=file.name, reason=reason_of(error))) from None


def verdict(outcome: Outcome, where: str, seconds: float, *, dry_run: bool) -> Bilingual:
    """The last line."""
    files = len(outcome.manifest.files)
    if dry_run:
        there = (
            Bilingual(f"那里现在是 {outcome.before}", f"{outcome.before} stands there")
            if outcome.before
            else Bilingual("那里还没有发布过", "nothing was published there yet")
        )
        return Bilingual(
            f"试运行：{'没有变化，不会发布' if outcome.unchanged else f'会发布 {outcome.manifest.pages} 个页面到 {where}'}，"
            f"传送 {outcome.sent} 个文件（共 {files} 个），{there.zh}；什么也没有动",
            f"dry run: {'nothing changed, nothing would be published' if outcome.unchanged else f'{outcome.manifest.pages} pages would be published to {where}'}, "
            f"{outcome.sent} of {files} files sent; {there.en}. Nothing was touched",
        )
    if outcome.unchanged:
        return Bilingual(
            f"{where} 上已经是这些内容（{outcome.before}），没有再发布",
            f"{where} has all this already ({outcome.before}); nothing was published",
        )
    return Bilingual(
        f"发布好了：{outcome.release}，{outcome.manifest.pages} 个页面，传送 {outcome.sent} 个文件（共 {files} 个），"
        f"沿用旧样式和图片 {outcome.carried} 个，用时 {seconds:.1f} 秒",
        f"published: {outcome.release}, {outcome.manifest.pages} pages, {outcome.sent} of {files} files sent, "
        f"{outcome.carried} older assets kept, in {seconds:.1f} s",
    )
