"""`init` and `new`."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from zhuanlan.cli.options import FOLDER, LANG, SITE, root_of, say, shown
from zhuanlan.language import choose
from zhuanlan.model.diagnostics import Bilingual, Language


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@LANG
def init(folder: Path, lang: str | None) -> None:
    """新建一份报纸 / make a new paper that builds at once."""
    from zhuanlan.scaffold import new_paper

    language = choose(lang, "", os.environ)
    made = _scaffolded(language, lambda: new_paper(folder))
    say(language, f"建好了：{folder}（{len(made)} 个文件）", f"made {folder} ({len(made)} files)")
    say(language, f"接着：cd {folder} && zhuanlan serve", f"next: cd {folder} && zhuanlan serve")


@click.command()
@click.argument("kind", type=click.Choice(["article", "column", "page", "profile", "institution"]))
@click.argument("name")
@SITE
@LANG
def new(kind: str, name: str, site: Path | None, lang: str | None) -> None:
    """新建文章、专栏、页面、典型或单位 / start an article, a column, a page, a profile or an institution."""
    from zhuanlan.model.routes import page_name
    from zhuanlan.reading.config import paper_of
    from zhuanlan.scaffold import new_entry

    root = root_of(site)
    paper = paper_of(root)
    language = choose(lang, paper.language, os.environ)
    today = datetime.now(ZoneInfo(paper.timezone)).date()
    title = name.removesuffix(".md")
    stem = f"{today}-{page_name(title)}" if kind == "article" else page_name(title)
    target = _scaffolded(language, lambda: new_entry(root, kind, title, stem, today))
    say(language, f"建好了：{shown(target)}", f"made {shown(target)}")


def _scaffolded(language: Language, make: Callable[[], Any]) -> Any:
    from zhuanlan.model.reasons import reason_of
    from zhuanlan.scaffold import ScaffoldError

    try:
        return make()
    except ScaffoldError as error:
        say(language, *error.args, err=True)
    except OSError as error:
        reason = reason_of(error)
        why = reason if isinstance(reason, Bilingual) else Bilingual(reason, reason)
        say(language, f"写不了：{why.zh}", f"cannot write: {why.en}", err=True)
    sys.exit(1)
