"""Markdown → a `Body`: the text of an article, converted, cleaned, and cut into parts once.

Order, with what is trusted least met first: guards → what is ours, in the source → the fixed parser → nh3 → parts.
"""

from dataclasses import dataclass

from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.document import Body
from zhuanlan.reading.markdown import guards, invisible, note
from zhuanlan.reading.markdown.body import converted
from zhuanlan.reading.markdown.mask import masked
from zhuanlan.reading.markdown.source import whole


@dataclass(frozen=True, slots=True)
class Converted:
    """A text, the 编者按 that stood at its head, the `#` heading that it began with, and the findings of both."""

    body: Body
    note: Body
    title: str
    findings: tuple[Diagnostic, ...]


def convert(text: str, *, file: str, line: int = 1) -> Converted:
    """The body of an article that begins on `line` of its file. A pure function of its arguments."""
    source, findings = invisible.remove(whole(text, file, line))
    refusal = guards.unfenced(source) or guards.refused(source, covered := masked(source.text))
    if refusal:
        return Converted(Body(), Body(), "", (*findings, refusal))
    head, rest = note.split(source, covered)
    body, title, more = converted(rest, covered if rest is source else masked(rest.text))
    findings += more
    before = Body()
    if head:
        before, _, more = converted(head, masked(head.text), elsewhere=body.anchors)
        findings += more
    return Converted(body, before, title, tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order)))
