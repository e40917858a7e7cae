"""The shell that is spoken with: answers come as they are, and one that is gone is told at once, however often it is asked."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuanlan.publish.shell import FailedError, LostError, Shell, quoted

NEVER = 3600.0
"""Seconds. Whoever waits for an answer that cannot come would wait so long."""

words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=60)


@pytest.fixture(scope="module")
def shell() -> Iterator[Shell]:
    made = Shell(["sh", "-s"], NEVER, dict(os.environ))
    yield made
    made.close()


@given(words)
def test_a_word_is_one_word(shell: Shell, text: str) -> None:
    assert shell.ask("printf %s", text) == text


@given(st.lists(words.filter(lambda text: "\n" not in text), max_size=8))
def test_what_is_given_arrives(shell: Shell, lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    assert shell.ask("cat", given=text) == text


def test_a_long_text_arrives(shell: Shell) -> None:
    text = "一行很长的文字 $HOME `date` \\\n" * 50_000
    assert shell.ask("cat", given=text) == text


def test_a_call_that_fails_says_why(shell: Shell) -> None:
    with pytest.raises(FailedError, match="No such file") as failed:
        shell.ask("ls", "/nonexistent")
    assert failed.value.status != 0
    assert shell.ask("true") == ""


def test_a_word_cannot_become_a_command() -> None:
    assert quoted("a'; rm -rf / #") == "'a'\\''; rm -rf / #'"


def test_a_shell_that_is_gone_is_told_each_time() -> None:
    shell = Shell(["sh", "-s"], NEVER, dict(os.environ))
    try:
        for call in ("kill -KILL $$", "clean", "true"):
            with pytest.raises(LostError):
                shell.ask(call, patience=10)
    finally:
        shell.close()


def test_a_shell_that_is_silent_is_given_up() -> None:
    shell = Shell(["sh", "-s"], 0.2, dict(os.environ))
    try:
        for call in ("sleep 1000", "true"):
            with pytest.raises(LostError):
                shell.ask(call)
    finally:
        shell.close()


def test_what_the_server_says_first_is_passed_over() -> None:
    shell = Shell(["sh", "-c", "echo 'Welcome to the server'; exec sh -s"], NEVER, dict(os.environ))
    try:
        assert shell.ask("echo", "answer") == "answer\n"
    finally:
        shell.close()
