"""One text through all stages: source → Markdown → HTML → clean HTML → parts."""

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.document import Body
from zhuanlan.reading.markdown import (
    allowed,
    blocks,
    divs,
    footnotes,
    fullwidth,
    invisible,
    leads,
    lists,
    lost,
    paragraphs,
    references,
    tags,
)
from zhuanlan.reading.markdown.cut import cut, merged
from zhuanlan.reading.markdown.parser import parse
from zhuanlan.reading.markdown.source import Source, edited
from zhuanlan.reading.markdown.tokens import restored
from zhuanlan.reading.markdown.wrapping import Wrapping, wrapped


def converted(source: Source, covered: str, elsewhere: tuple[str, ...] = ()) -> tuple[Body, str, list[Diagnostic]]:
    """The body, the `#` heading that it begins with, and the findings.

    `covered` is the text with its code masked, `elsewhere` are ids already on the page.
    """
    text = source.text
    marks, refs = references.find(source, covered)
    html_edits, findings = tags.find(source, covered)
    if any(finding.severity == "error" for finding in findings):
        return Body(), "", findings
    address_edits, more = fullwidth.find(source, covered)
    wrappings: list[Wrapping] = []
    block_edits, unknown = blocks.find(source, covered, wrappings)
    findings += more + unknown + footnotes.find(source, covered)
    edits = (
        block_edits
        + divs.find(source, covered, wrappings)
        + paragraphs.find(covered)
        + lists.find(covered)
        + marks
        + html_edits
        + address_edits
    )
    edits += invisible.marked(text)
    try:
        raw = parse(edited(text, edits))
    except RecursionError:
        return Body(), "", [codes.TOO_DEEP.at(source.place(0))]
    except Exception:
        # Python-Markdown promises no exception, and has had some; an editor is never shown a traceback.
        return Body(), "", [codes.TOO_COMPLEX.at(source.place(0), what="Markdown")]
    raw, more = invisible.without_entities(raw, source, covered)
    findings += more
    html = restored(wrapped(allowed.clean(raw), wrappings), len(refs))
    done = cut(html, source, covered, refs, elsewhere)
    if not done.outline:
        done.outline = leads.lead(done.out, done.openings, done.links.anchors)
    parts = merged(done.out, done.links)
    findings += done.links.findings + lost.attributes(raw, source, covered)
    if done.links.lost:
        findings += lost.addresses(raw, source, covered)
    body = Body(parts, tuple(done.outline), tuple(done.links.anchors.made))
    return body, done.title, findings
