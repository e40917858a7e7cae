"""A head that YAML refuses, or reads as nobody meant it, is cut into entries, and each is read by itself.

So one bad entry hides no other mistake. What an entry certainly means is repaired in its lines, with a warning that
shows the corrected line; an entry that stays unreadable is reported and left blank, and its key remembered as broken.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import yaml

from zhuanlan.model.codes.fences import TWO_DOCUMENTS
from zhuanlan.model.codes.frontmatter import NO_KEY
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.frontmatter import complaints, entries, mending
from zhuanlan.reading.frontmatter.entries import Entry
from zhuanlan.reading.frontmatter.keylines import KeyLine
from zhuanlan.reading.frontmatter.manuscript import Manuscript, Shifts
from zhuanlan.reading.frontmatter.mending import Mended
from zhuanlan.reading.frontmatter.nodes import Scalar
from zhuanlan.reading.frontmatter.yamltree import RefusedError, SuspiciousError, grow


@dataclass(frozen=True, slots=True)
class Repaired:
    """`page.read` is sound YAML now, but for the entries of the keys in `broken`, which are blank."""

    page: Manuscript
    broken: tuple[Scalar, ...]
    findings: tuple[Diagnostic, ...]


Trouble = yaml.YAMLError | RefusedError | SuspiciousError


def repair(page: Manuscript) -> Repaired:
    """The lines of a head with all repairs that are certain."""
    # A line of full-width spaces is blank to everybody but YAML.
    lines = [line if line.strip() else "" for line in page.read]
    page = replace(page, read=tuple(lines))
    shifts: dict[int, Shifts] = {}
    broken: list[Scalar] = []
    findings: list[Diagnostic] = []
    for entry in entries.cut(page.read):
        number = page.first + entry.start
        mended = _mended(page, entry, findings)
        if mended is None:
            lines[entry.start : entry.end] = [""] * (entry.end - entry.start)
            if entry.head is not None:
                broken.append(_key(entry.head, number))
            elif findings[-1].code is TWO_DOCUMENTS:
                lines[entry.start :] = [""] * (len(lines) - entry.start)
                break
            continue
        for index, line in enumerate(mended):
            lines[entry.start + index] = line.text
            if line.repairs:
                shifts[number + index] = line.shifts
                findings += line.findings(page, number + index)
    return Repaired(replace(page, read=tuple(lines), shifts=shifts), tuple(broken), tuple(findings))


def _mended(page: Manuscript, entry: Entry, findings: list[Diagnostic]) -> Sequence[Mended] | None:
    """The entry's lines as they can be read; None, with a finding, where they cannot."""
    typed = [Mended(line) for line in page.read[entry.start : entry.end]]
    if entry.head is None:
        code = TWO_DOCUMENTS if typed[0].text.rstrip() in ("---", "...") else NO_KEY
        findings.append(code.at(page.place(page.first + entry.start, 1)))
        return None
    # A key that does not begin the line is read by itself, but not among the others.
    if not entry.head.pad and _trouble(page, entry, typed) is None:
        return typed
    formed = mending.formed(entry, typed)
    if _trouble(page, entry, formed) is None:
        return formed
    quoted = mending.quoted(entry, formed)
    trouble = _trouble(page, entry, quoted)
    if trouble is None:
        return quoted
    findings.append(complaints.complaint(page, entry, quoted, trouble))
    return None


def _trouble(page: Manuscript, entry: Entry, lines: Sequence[Mended]) -> Trouble | None:
    """Why the lines, by themselves, are not one sound entry."""
    texts = tuple(line.text for line in lines)
    part = Manuscript(page.path, page.first + entry.start, texts, texts)
    try:
        tree = grow(part, "\n".join(texts), [])
    except (yaml.YAMLError, RefusedError, SuspiciousError) as error:
        return error
    return None if len(tree.pairs) == 1 else SuspiciousError()


def _key(head: KeyLine, line: int) -> Scalar:
    column = len(head.pad) + 1
    return Scalar(head.name.strip(), line, column, line, column + len(head.key))
