"""New papers and new entries, from the files in `starter/`."""

import shutil
from datetime import date
from pathlib import Path

from zhuanlan.model.kinds import KINDS

STARTER = Path(__file__).parent / "starter"
HIDDEN = ("gitignore", "gitattributes")
"""Git's own files, which in the starter must mean nothing to git."""


class ScaffoldError(Exception):
    """Something stands where the new thing should; `args` are the sentence in Chinese and in English."""


def new_paper(folder: Path) -> tuple[Path, ...]:
    """A paper that builds at once. Returns its files; the folder must be new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ScaffoldError(f"{folder} 已经有东西了，请换一个新文件夹", f"{folder} is not empty: choose a new folder")
    made = []
    for path in sorted(STARTER.rglob("*")):
        inside = path.relative_to(STARTER)
        if path.is_file() and inside.parts[0] != "new":
            target = folder / (f".{inside}" if inside.name in HIDDEN else inside)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            made.append(target)
    return tuple(made)


def new_entry(root: Path, kind: str, title: str, name: str, today: date) -> Path:
    """An entry with the head that its kind wants, in the folder that the paper already uses. Never overwrites."""
    content = root / "content"
    folders = next(known.folders for known in KINDS if known.name == kind)
    folder = next((content / name for name in folders if (content / name).is_dir()), _like_the_others(content, folders))
    target = folder / f"{name}.md"
    if target.exists():
        raise ScaffoldError(f"{target} 已经有了", f"{target} exists already")
    template = (STARTER / "new" / f"{kind}.md").read_text("utf-8")
    quoted = title if _plain(title) else '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(template.replace("{title}", quoted).replace("{date}", today.isoformat()), "utf-8")
    return target


def _like_the_others(content: Path, folders: tuple[str, ...]) -> Path:
    """The folder's Chinese name in a paper whose folders have Chinese names, else the English one."""
    chinese = any((content / known.folders[-1]).is_dir() for known in KINDS)
    return content / folders[-1 if chinese else 0]


def _plain(title: str) -> bool:
    """Whether a title may stand in YAML without quotes."""
    return bool(title) and title[0] not in "\"'[]{}#&*!|>%@`,?:- " and ": " not in title and " #" not in title
