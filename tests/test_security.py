"""SECURITY.md in both languages: behind each sentence a test that exists, and the same ones in both."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_PROMISE = re.compile(r"^- (?P<sentence>.+?)\n(?P<tests>(?:  `.+`\n)*)", re.MULTILINE)


def promises(name: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every sentence of the lists, with the tests named below it."""
    text = (ROOT / name).read_text("utf-8")
    return [(found["sentence"], _NAMED.findall(found["tests"])) for found in _PROMISE.finditer(text)]


def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("name", ["SECURITY.md", "SECURITY.zh-CN.md"])
def test_behind_each_sentence_stands_a_test(name: str) -> None:
    found = promises(name)
    assert len(found) >= 15
    for sentence, tests in found:
        assert tests, sentence
        for path, test in tests:
            assert test in named_in(path), f"{sentence}: there is no {path}::{test}"


def test_both_languages_promise_the_same() -> None:
    english, chinese = ([tests for _, tests in promises(name)] for name in ("SECURITY.md", "SECURITY.zh-CN.md"))
    assert english == chinese
