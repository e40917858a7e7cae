"""Work on the register: the paper is published, or somebody edits urls.txt by hand."""

import random
from collections.abc import Mapping

from tests.incremental.edits import Edit, Remove, Write
from tests.incremental.state import State

REGISTER = "urls.txt"
ODD = ("<<<<<<< HEAD", "/只有网址.html", "没有斜线 2026-11-20", "# published web R1", "/../外面.html - list")


def published(state: State, chance: random.Random) -> Edit:
    """The URLs of now are added to those that there were; now and then the file is lost, or somebody's hand was in it."""
    if chance.random() < 0.1:
        return Remove("published", REGISTER)
    lines = {line.split("\t")[0]: line for line in state.text(REGISTER).split("\n") if line}
    lines |= {line.split("\t")[0]: line for line in urls_of(state.files, chance)}
    if chance.random() < 0.3:
        odd = chance.choice(ODD)
        lines[odd] = odd
    if chance.random() < 0.3 and lines:
        url = chance.choice(sorted(lines))
        lines[url] = f"{url}\t-\tgone"
    return Write("published", REGISTER, "".join(f"{line}\n" for line in lines.values()).encode())


def urls_of(files: Mapping[str, bytes], chance: random.Random) -> list[str]:
    """Lines of a register that a paper with these files might have: near enough to the truth for later edits to break."""
    folders = {"文章": "articles/", "articles": "articles/", "columns": "columns/", "profiles": "profiles/"}
    folders |= {"单位": "institutions/", "pages": "", "页面": ""}
    found = []
    for path in sorted(files):
        _, _, rest = path.partition("content/")
        top, _, name = rest.partition("/")
        if top in folders and name.endswith(".md"):
            stem = name.rpartition("/")[2].removesuffix(".md")
            found.append(f"/{folders[top]}{stem}.html\t2026-11-20\t{path}\t{stem}")
            if top == "columns":
                found.append(f"/columns/{stem}/feed.xml\t2026-11-20\t{path}")
                found.append(f"/columns/{stem}/1.html\t2026-11-20\tlist\t{stem}")
            if chance.random() < 0.1:
                found.append(f"/long/ago/{stem}.html\t-\t{path}")
    found += [f"/tags/{name}.html\t2026-11-20\tlist\t{name}" for name in ("水利", "读书", "从来没有")]
    return [*found, "/authors/于守田.html\t2026-11-20\tlist\t于守田", "/feed.json\t2026-11-20\tsite.yaml"]
