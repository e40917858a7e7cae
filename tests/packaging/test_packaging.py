"""A wheel, an sdist, an editable install and a bare PYTHONPATH each make a paper in an empty environment.

Themes and starter are found in another way in each of them, so each is tried as a user has it: a fresh virtual
environment elsewhere, the locked dependencies with their hashes, `init`, `build`.
"""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The environment of the tests says where modules are and how pip behaves; a user's says nothing.
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "PYTEST"))}
CLEAN |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=CLEAN | variables, text=True, encoding="utf-8", capture_output=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class Environment:
    """An empty virtual environment. Ours has the pip that fills it, since a pip in each would cost seconds."""

    def __init__(self, folder: Path) -> None:
        run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")
        self.install("--require-hashes", "-r", ROOT / "requirements" / "site.txt")

    def install(self, *what: str | Path) -> None:
        self.pip("install", "--no-compile", "--no-user", *what)

    def pip(self, *arguments: str | Path) -> None:
        run(sys.executable, "-m", "pip", "--python", self.bin / "python", "-qq", *arguments, cwd=self.bin)


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return Environment(tmp_path / "environment")


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel that the checkout gives without it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel", "--outdir", folder, cwd=ROOT)
    return folder


def only(folder: Path, pattern: str) -> Path:
    [path] = folder.glob(pattern)
    return path


def check_paper(folder: Path) -> None:
    page = (folder / "output" / "index.html").read_text(encoding="utf-8")
    sheets = [path.name for path in (folder / "output" / "assets").rglob("*.css")]
    assert sheets
    assert any(name in page for name in sheets), f"the front page asks for none of {sheets}"


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_an_installed_one_makes_a_paper(kind: str, environment: Environment, dist: Path, tmp_path: Path) -> None:
    match kind:
        case "wheel":
            environment.install("--no-deps", only(dist, "*.whl"))
        case "sdist":
            environment.install("--no-deps", "--no-build-isolation", only(dist, "*.tar.gz"))
        case "editable":
            environment.install("--no-deps", "--no-build-isolation", "-e", ROOT)
    environment.pip("check")
    version = run(environment.bin / "python", "-m", "zhuanlan", "--version", cwd=tmp_path)
    assert only(dist, "*.whl").name.split("-")[1] in version
    run(environment.bin / "zhuanlan", "init", "demo", cwd=tmp_path)
    run(environment.bin / "zhuanlan", "build", cwd=tmp_path / "demo")
    check_paper(tmp_path / "demo")


def test_a_checkout_on_the_path_makes_a_paper(environment: Environment, tmp_path: Path) -> None:
    source = str(ROOT / "generator")
    command = (environment.bin / "python", "-m", "zhuanlan")
    run(*command, "init", "demo", cwd=tmp_path, PYTHONPATH=source)
    run(*command, "build", cwd=tmp_path / "demo", PYTHONPATH=source)
    check_paper(tmp_path / "demo")


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_all_that_is_needed_and_no_more(dist: Path) -> None:
    names = set(contents(only(dist, "*.whl")))
    themes = {f"zhuanlan/themes/{path}" for path in files(ROOT / "themes")}
    source = {f"zhuanlan/{path}" for path in files(ROOT / "generator" / "zhuanlan")}
    assert any(name.startswith("zhuanlan/starter/") for name in source)
    assert any(name.endswith(".html") for name in themes)
    assert {name for name in names if ".dist-info/" not in name} == themes | source


def test_an_sdist_builds_into_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    """Without options `build` makes an sdist, and the wheel out of that."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, cwd=ROOT)
    assert contents(only(tmp_path, "*.whl")) == contents(only(dist, "*.whl"))


def files(folder: Path) -> list[str]:
    made = {"__pycache__", ".DS_Store"}
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return [path.as_posix() for path in paths if not made & set(path.parts)]
