"""The rules of the house that no reviewer should have to say: small modules, telling names, nothing of one machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
MADE = {".git", ".venv", ".zhuanlan", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__"}
MADE |= {"output", "dist", "build", "node_modules"}

REGISTRY = re.compile(
    r"pypi\.(?:org|python)|pythonhosted\.|registry\.npm|npmmirror\.|deb\.debian\.|mirrors?\.[a-z.]+\.(?:cn|com)"
    r"|--(?:extra-)?index-url"
)
MACHINE = re.compile(r"(?<![\w.~-])/(?:work|home|root|Users)/")


def tracked() -> Iterator[Path]:
    """The files of the repository, those not yet committed too; without git, whatever lies here and was not made."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        paths = [ROOT / name for name in names if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in ROOT.rglob("*") if not MADE & set(path.relative_to(ROOT).parts)]
    return (path for path in paths if path.is_file())


def places(pattern: re.Pattern[str], name: str, text: str) -> list[str]:
    lines = enumerate(text.splitlines(), 1)
    return [f"{name}:{number}: {line.strip()[:120]}" for number, line in lines if pattern.search(line)]


def undocumented(text: str) -> list[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [node for node in ast.parse(text).body if isinstance(node, kinds) and not node.name.startswith("_")]
    return [node.name for node in public if not ast.get_docstring(node)]


def test_a_module_is_one_idea() -> None:
    long = [str(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 300]
    assert not long, "over 300 lines, two ideas in one module:\n" + "\n".join(long)


def test_a_module_is_named_for_what_it_does() -> None:
    assert [str(path) for path in MODULES if path.stem in {"utils", "util", "helpers", "helper", "misc"}] == []


def test_nothing_is_pickled() -> None:
    pickle = re.compile(r"^\s*(?:import|from)\s+(?:pickle|marshal|shelve|dill)\b")
    assert [place for path in MODULES for place in places(pickle, path.name, path.read_text(encoding="utf-8"))] == []


def test_the_model_says_what_its_names_mean() -> None:
    model = [path for path in MODULES if "model" in path.parts]
    assert model
    found = [f"{path.name}: {name}" for path in model for name in undocumented(path.read_text(encoding="utf-8"))]
    assert not found, "no docstring:\n" + "\n".join(found)


def test_nothing_names_a_registry_or_a_machine() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        name = str(path.relative_to(ROOT))
        found += places(REGISTRY, name, text) + places(MACHINE, name, text)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("command", ["make site", "make test"])
def test_the_readme_gives_both_commands(name: str, command: str) -> None:
    assert command in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [f"see /{'work'}/main", f'"/{"root"}/x"', f"(/{'home'}/editor)"])
def test_a_path_of_a_machine_is_seen(text: str) -> None:
    assert places(MACHINE, "x", text)


@pytest.mark.parametrize("text", ["https://example.com/home/", "/homeland/"])
def test_an_address_is_no_path_of_a_machine(text: str) -> None:
    assert not places(MACHINE, "x", text)
