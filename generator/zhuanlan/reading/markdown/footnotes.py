"""Footnotes that lack their other half: a note that nothing cites, a mark without a note.

Python-Markdown prints both as they stand and says nothing.
"""

import re

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.markdown.source import Source

_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\n]+)\](?!:)")


def find(source: Source, masked: str) -> list[Diagnostic]:
    """A finding at each lone note and each lone mark."""
    if b"[^" not in source.signs:
        return []
    notes = {match[1]: match.start() + match[0].index("[") for match in _NOTE.finditer(masked)}
    marks = {match[1]: match.start() for match in _MARK.finditer(masked)}
    lone = [codes.UNCITED_NOTE.at(source.place(at), name=name) for name, at in notes.items() if name not in marks]
    return lone + [
        codes.MISSING_NOTE.at(source.place(at), name=name) for name, at in marks.items() if name not in notes
    ]
