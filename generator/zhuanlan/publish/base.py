"""What this folder knows of its targets: the release that it saw last at each.

`published.txt` belongs to the paper and into version control, so that colleagues share it: `RELEASE TARGET` a line. What is just
being switched to stands in `.zhuanlan/` first: a publication that was killed after its switch is then known for ours.
"""

from pathlib import Path

from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.reasons import reason_of
from zhuanlan.model.release import is_name
from zhuanlan.publish.stopped import StoppedError

FILE = "published.txt"
_HEAD = (
    "# 各个发布目标上，这个文件夹最后见到的发布版。由 zhuanlan 写，请和文稿一起存进版本库。\n"
    "# The release that this folder saw last at each target. Written by zhuanlan; keep it under version control.\n"
)


def known(root: Path, folder: Path, name: str) -> tuple[str, ...]:
    """The releases that count as seen: those noted, then the one that was being switched to.

    There may be several: where version control merged two editors' work, it kept the lines of both.
    """
    lines = (*_read(root / FILE), *_read(folder / "switching"))
    return tuple(release for release, target in lines if target == name)


def noted(root: Path) -> dict[str, str]:
    """The release of each target, as it is written down."""
    return {name: release for release, name in _read(root / FILE)}


def intend(folder: Path, name: str, release: str) -> None:
    """Write down what will be current in a moment. Raises StoppedError."""
    _write(folder / "switching", f"{release} {name}\n")


def note(root: Path, name: str, release: str) -> None:
    """Write down what is current now. Raises StoppedError."""
    found = noted(root) | {name: release}
    _write(root / FILE, _HEAD + "".join(f"{found[name]} {name}\n" for name in sorted(found)))


def _read(path: Path) -> list[tuple[str, str]]:
    """Releases and their targets. Lines that are none of ours, as a merge may leave them, are passed over."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    pairs = (line.partition(" ")[::2] for line in lines)
    return [(release, name) for release, name in pairs if is_name(release)]


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(text.encode())
        beside.replace(path)
    except OSError as error:
        raise StoppedError(codes.NOT_NOTED.at(Place(path.name), file=path.name, reason=reason_of(error))) from None
