"""`http：//` in a link, typed with full-width signs, is read as `http://` and reported."""

import re

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.markdown.source import Edit, Source

_FULLWIDTH = re.compile(
    r"(?P<before>\]\(\s*<?|<|(?:href|src)\s*=\s*[\"']?|^[ ]{0,3}\[[^\]\n]+\]:\s*<?)"
    r"(?P<scheme>https?)(?P<signs>：[/／]{2}|:／[/／]|:/／)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNS = re.compile(r"[pPsS](?:：|:／|:/／)")


def find(source: Source, masked: str) -> tuple[list[Edit], list[Diagnostic]]:
    edits: list[Edit] = []
    findings: list[Diagnostic] = []
    if ("／" not in masked and "：/" not in masked) or not _SIGNS.search(masked):
        return edits, findings
    for match in _FULLWIDTH.finditer(masked):
        edits.append((*match.span("signs"), "://"))
        place = source.place(match.start("scheme"))
        typed, corrected = match["scheme"] + match["signs"], match["scheme"] + "://"
        column = place.column - 1
        line = place.excerpt
        fix = line[:column] + corrected + line[column + len(typed) :] if line else ""
        findings.append(codes.FULLWIDTH_ADDRESS.at(place, fix=fix, address=typed))
    return edits, findings
