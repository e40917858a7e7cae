"""The layers, read off the imports: what a room may know, and what only a shell may touch.

A wrong import works, so nobody would notice it. By the time that somebody wants to run a page on another machine, or
the preview without a file system, it would have to be dug out again.
"""

import ast
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "generator"

# Which rooms a room may import. Every other module at the top, `__main__` or `preview`, is a shell: it stands on all
# of them, and is imported by none. `zhuanlan` itself is a shell too, since the version is an input.
ROOMS = {
    "model": {"model"},
    "reading": {"model", "reading"},
    "rendering": {"model", "rendering"},
    "writing": {"model", "writing"},
    "build": {"model", "reading", "rendering", "writing", "build"},
}
OUTSIDE = {"time", "locale", "random", "secrets", "uuid", "getpass", "platform"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "socketserver", "ftplib", "smtplib", "asyncio"}
FILES = {"os", "pathlib", "io", "sys", "shutil", "tempfile", "glob", "fileinput", "mmap", "pkgutil", "subprocess"}
FILES |= {"importlib", "logging", "multiprocessing", "concurrent", "threading", "zoneinfo", "sqlite3"}
CALLS = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "os.getenv", "os.environ", "os.environb"}
BUILTINS = {"open", "input", "print", "exec", "eval", "__import__"}


def imports(tree: ast.Module) -> list[str]:
    """Every module that is imported anywhere, in functions and for types too; `from a import b` may be `a.b`."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names]
    return names


def uses(tree: ast.Module) -> set[str]:
    """Names and attributes as they are called in the standard library: `from datetime import date as d; d.today`."""
    real: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            real |= {alias.asname: alias.name for alias in node.names if alias.asname}
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            found.add(f"{real.get(owner, owner)}.{node.attr}")
    return found


def among(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def faults(module: str, text: str) -> list[str]:
    """What the layers forbid in the text of this module, `zhuanlan.model.page` say."""
    room = module.removeprefix("zhuanlan.").split(".")[0]
    if room not in ROOMS:
        return []
    tree, found = ast.parse(text), []
    forbidden = OUTSIDE | (set() if module == "zhuanlan.writing.release" else NETWORK)
    forbidden |= {"os.environ", "os.environb", "os.getenv"} | (FILES if room == "model" else set())
    for name in imports(tree):
        top, _, inner = name.partition(".")
        if not top:
            found.append(f"{name}: a relative import, which hides the room")
        elif top == "zhuanlan" and inner.split(".")[0] not in ROOMS[room]:
            found.append(f"{name}: {room} does not know it")
        elif among(name, forbidden):
            found.append(f"{name}: not in {room}")
        elif room == "model" and top != "zhuanlan" and top not in sys.stdlib_module_names:
            found.append(f"{name}: the model stands on the standard library alone")
    used = uses(tree) & (CALLS | (BUILTINS if room == "model" else set()))
    return found + [f"{name}: not in {room}" for name in sorted(used)]


def test_every_module_keeps_to_its_layer() -> None:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        found += [f"{module}: {fault}" for fault in faults(module, path.read_text(encoding="utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("model.page", "import yaml"),
        ("model.page", "import os.path"),
        ("model.page", "def f():\n    from pathlib import Path"),
        ("model.page", "from zoneinfo import ZoneInfo"),
        ("model.page", "open('x')"),
        ("model.page", "from zhuanlan.reading import markdown"),
        ("model.page", "from zhuanlan import __version__"),
        ("model.page", "from datetime import date\ndate.today()"),
        ("model.page", "import datetime as d\nd.datetime.now(d.UTC)"),
        ("reading.config", "from zhuanlan.rendering.theme import Theme"),
        ("reading.config", "from zhuanlan import writing"),
        ("reading.config", "from ..writing import ledger"),
        ("reading.config", "import os\nos.environ['HOME']"),
        ("reading.config", "from os import environ"),
        ("rendering.render", "import time"),
        ("rendering.render", "from datetime import datetime as moment\nmoment.now()"),
        ("rendering.render", "from urllib.request import urlopen"),
        ("writing.ledger", "import zhuanlan.build"),
        ("build", "from zhuanlan.preview import serve"),
        ("build", "import zhuanlan.__main__"),
        ("build", "import locale"),
    ],
)
def test_a_breach_is_seen(module: str, text: str) -> None:
    assert faults(f"zhuanlan.{module}", text)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("model.site", "from datetime import date\nfrom zhuanlan.model import page\ndef f(site): return site.today()"),
        ("model.site", "import hashlib, unicodedata\nfrom urllib.parse import quote"),
        ("reading.config", "import yaml\nfrom pathlib import Path\nfrom zhuanlan.model.paper import Paper"),
        ("writing.output", "import os\nos.replace('a', 'b')"),
        ("writing.release", "from http.client import HTTPConnection"),
        ("build", "from zhuanlan.reading import sources\nfrom zhuanlan.writing.output import write"),
        ("preview", "import os, time, zhuanlan.build\ntime.time(), os.environ"),
    ],
)
def test_what_is_right_passes(module: str, text: str) -> None:
    assert faults(f"zhuanlan.{module}", text) == []
