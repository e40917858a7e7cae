"""New papers and new entries, from the files in `starter/`."""

import shutil
from datetime import date
from pathlib import Path

STARTER = Path(__file__).parent / "starter"
FOLDERS = {"article": ("articles", "文章"), "column": ("columns", "专栏"), "page": ("pages", "页面")}


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
            target = folder / ("." + inside.name if inside.name == "gitignore" else inside)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            made.append(target)
    return tuple(made)


def new_entry(root: Path, kind: str, title: str, name: str, today: date) -> Path:
    """An entry with the head that its kind wants, in the folder that the paper already uses. Never overwrites."""
    content = root / "content"
    english, chinese = FOLDERS[kind]
    folder = next((content / name for name in (english, chinese) if (content / name).is_dir()), content / english)
    target = folder / f"{name}.md"
    if target.exists():
        raise ScaffoldError(f"{target} 已经有了", f"{target} exists already")
    template = (STARTER / "new" / f"{kind}.md").read_text("utf-8")
    quoted = title if _plain(title) else '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(template.replace("{title}", quoted).replace("{date}", today.isoformat()), "utf-8")
    return target


def _plain(title: str) -> bool:
    """Whether a title may stand in YAML without quotes."""
    return bool(title) and title[0] not in "\"'[]{}#&*!|>%@`,?:- " and ": " not in title and " #" not in title
