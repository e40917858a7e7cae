"""What may happen to a paper, each as a small value: it says what it does, and does it to any paper.

An edit whose file is not there does nothing. So a sequence stays a sequence when edits are dropped from it, which is
how a failure is made short.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from tests.incremental.state import State


class Edit(Protocol):
    """`of` is the kind of work that it stands for, in an editor's words."""

    @property
    def of(self) -> str: ...

    def after(self, state: State) -> State:
        """The paper once this was done to it."""
        ...


@dataclass(frozen=True, slots=True)
class FileEdit:
    """What all edits of one file hold: the kind of work, and the file's path in the paper."""

    of: str
    path: str


@dataclass(frozen=True, slots=True)
class Write(FileEdit):
    """A file is saved with this content, whether it was there or not."""

    data: bytes

    def after(self, state: State) -> State:
        return state.with_file(self.path, self.data)


@dataclass(frozen=True, slots=True)
class Remove(FileEdit):
    def after(self, state: State) -> State:
        return state.without(self.path)


@dataclass(frozen=True, slots=True)
class Rename(FileEdit):
    to: str

    def after(self, state: State) -> State:
        if self.path not in state.files or self.to in state.files:
            return state
        return state.without(self.path).with_file(self.to, state.files[self.path])


@dataclass(frozen=True, slots=True)
class Replace(FileEdit):
    """Every `old` in a file becomes `new`."""

    old: str
    new: str

    def after(self, state: State) -> State:
        text = state.text(self.path)
        return state.with_file(self.path, text.replace(self.old, self.new).encode()) if self.old in text else state


@dataclass(frozen=True, slots=True)
class Append(FileEdit):
    text: str

    def after(self, state: State) -> State:
        text = state.text(self.path)
        return state.with_file(self.path, (text + self.text).encode()) if text else state


@dataclass(frozen=True, slots=True)
class SetKey(FileEdit):
    """One line of a front matter or of site.yaml; an empty value takes the key away."""

    key: str
    value: str

    def after(self, state: State) -> State:
        text = state.text(self.path)
        line = f"{self.key}: {self.value}\n" if self.value else ""
        written, found = re.subn(rf"(?m)^{re.escape(self.key)}: .*\n", lambda _: line, text, count=1)
        if not found:
            head = "---\n" if text.startswith("---\n") else ""
            written = head + line + text.removeprefix(head)
        return state.with_file(self.path, written.encode()) if text else state


@dataclass(frozen=True, slots=True)
class Touch(FileEdit):
    """A file is saved as it was: its stamp changes, its content does not."""

    def after(self, state: State) -> State:
        return state


@dataclass(frozen=True, slots=True)
class Backdate(FileEdit):
    """An edit that leaves the file with its old modification time, as `cp -p` and some synchronising tools do."""

    edit: Edit

    def after(self, state: State) -> State:
        return self.edit.after(state)


@dataclass(frozen=True, slots=True)
class Wait:
    """Time goes by; 0 hours: the paper is built again, and nothing has happened."""

    of: str
    hours: int

    def after(self, state: State) -> State:
        return replace(state, now=state.now + timedelta(hours=self.hours))


@dataclass(frozen=True, slots=True)
class ShowDrafts:
    of: str
    shown: bool

    def after(self, state: State) -> State:
        return replace(state, drafts=self.shown)


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits, and one build after them."""

    of: str
    edits: tuple[Edit, ...]

    def after(self, state: State) -> State:
        return after(state, self.edits)


def after(state: State, edits: Iterable[Edit]) -> State:
    """The paper once all of these were done to it."""
    for edit in edits:
        state = edit.after(state)
    return state
