"""Nodes → moments and days."""

from datetime import date

from zhuanlan.model.codes.values import TIME_DROPPED
from zhuanlan.model.moment import Moment
from zhuanlan.reading.frontmatter.nodes import Node
from zhuanlan.reading.schema import moments, texts
from zhuanlan.reading.schema.moments import Wrong
from zhuanlan.reading.schema.texts import Reading


def moment(reading: Reading, key: str, node: Node) -> Moment | None:
    read = texts.bare(reading, key, node)
    return None if read is None else _moment_of(reading, node, read)


def day(reading: Reading, key: str, node: Node) -> date | None:
    read = texts.bare(reading, key, node)
    return None if read is None else day_of(reading, key, node, read)


def day_of(reading: Reading, key: str, node: Node, text: str) -> date | None:
    """The day that a text of the node names; a time beside it is left out with a warning."""
    found = _moment_of(reading, node, text)
    if found is None:
        return None
    if found.timed:
        reading.report(TIME_DROPPED, node, key=key, fix=reading.fixed(node, found.at.date().isoformat()))
    return found.at.date()


def _moment_of(reading: Reading, node: Node, text: str) -> Moment | None:
    found = moments.parse_moment(text, reading.zone)
    if isinstance(found, Wrong):
        reading.findings.append(found.at(reading.place_in(node, text)))
        return None
    return found
