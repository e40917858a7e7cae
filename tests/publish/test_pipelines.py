"""The recipes of docs/publishing for pipelines that commit nothing back: their lines are run, in one fresh checkout after another."""

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.publish.desk import GENERATOR, Desk, Said

DOCS = Path(__file__).parents[2] / "docs"


def line_of(service: str) -> str:
    """What a service runs to publish, in both languages the same; what it installs before that is there."""
    (line,) = {_line(_recipe(doc, service), service) for doc in ("publishing.md", "publishing.zh-CN.md")}
    return line


def _recipe(doc: str, service: str) -> Any:
    """The one for a server of one's own: a workflow of GitHub has jobs."""
    found = re.findall(r"```yaml\n(.*?)```", (DOCS / doc).read_text("utf-8"), re.DOTALL)
    (recipe,) = [one for one in found if "zhuanlan publish" in one and ("\njobs:" in one) is (service == "github")]
    return yaml.safe_load(recipe)


def _line(recipe: Any, service: str) -> str:
    if service == "github":
        return str(recipe["jobs"]["publish"]["steps"][-1]["run"])
    return "\n".join(recipe["publish"]["script"])


class Pipeline:
    """Runs that begin with nothing but what is under version control, and keep nothing."""

    def __init__(self, desk: Desk, scratch: Path, line: str) -> None:
        self.desk = desk
        self._scratch = scratch
        self._line = line
        self._tools = scratch / "tools"
        self._tools.mkdir()
        command = self._tools / "zhuanlan"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zhuanlan "$@"\n')
        command.chmod(0o755)

    def run(self) -> Said:
        checkout = self._scratch / "checkout"
        kept = shutil.ignore_patterns("output", ".zhuanlan", "published.txt", "urls.txt")
        shutil.copytree(self.desk.site.folder, checkout, ignore=kept)
        key = (self.desk.host.folder / "etc/editor").read_text()
        environment = {**os.environ, "PYTHONPATH": str(GENERATOR), "SSH_KEY": key.rstrip("\n"), "SSH_AUTH_SOCK": ""}
        environment["PATH"] = f"{self._tools}{os.pathsep}{os.environ['PATH']}"
        try:
            done = Desk.shell(self._line, checkout, environment)
        finally:
            shutil.rmtree(checkout)
        return done


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_pipeline_that_keeps_nothing(desk: Desk, tmp_path: Path, service: str) -> None:
    site = desk.site
    site.file("site.yaml", (site.folder / "site.yaml").read_text("utf-8").replace("现场:", "live:"))
    pipeline = Pipeline(desk, tmp_path, line_of(service))
    site.article("搬家", 网址名="old")
    said = pipeline.run()
    assert said.status == 0, said.text
    first = desk.current

    # The register lies on the server, so an old address leads on, though no checkout ever had a register.
    for number in range(30):
        site.article(f"第{number}篇")
    site.article("搬家", 网址名="new")
    said = pipeline.run()
    assert said.status == 0, said.text
    assert desk.current > first
    assert b"new.html" in desk.reads("articles/old.html")
    second = desk.current

    # A checkout without its texts is a mistake here too.
    for number in range(30):
        site.delete(f"content/articles/第{number}篇.md")
    said = pipeline.run()
    assert (said.status, said.code, desk.current) == (1, "mass-deletion", second)
