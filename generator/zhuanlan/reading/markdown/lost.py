"""Addresses that nh3 took away, and attribute lists that did not pass: found in the HTML as it was before.

Both are rare, so the HTML before nh3 is only looked at when something is known to be missing.
"""

import re
from html import unescape

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.markdown import allowed
from zhuanlan.reading.markdown.addresses import Addresses, kind
from zhuanlan.reading.markdown.source import Source

_ADDRESS = re.compile(
    r"<(a|img|audio|video|source)\b[^<>]*?\s(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_LIST = re.compile(r"\{:?[ ]*(?=[^}\n]{0,400}[.#=])([^}\n]{1,400})\}")
_ITEM = re.compile(r"([^\s=}{]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s}]+))|(\.[^\s}=]+)")


def addresses(html: str, source: Source, masked: str) -> list[Diagnostic]:
    """Findings for links and images whose address may not stand, or is empty."""
    findings = []
    typed = Addresses(masked)
    for match in _ADDRESS.finditer(html):
        address = unescape(match[2] or match[3] or match[4] or "").strip()
        image = match[1].lower() != "a"
        place = typed.take(address, image=image)
        sort = kind(address)
        if sort == "empty":
            findings.append(codes.EMPTY_ADDRESS.at(source.place(place.whole)))
        elif sort == "refused" or (sort == "fragment" and image) or (sort == "outside" and _broken(address)):
            findings.append(codes.REMOVED_ADDRESS.at(source.place(place.address), address=address))
    return findings


def _broken(address: str) -> bool:
    """Whether nh3, which reads addresses as browsers do, refuses one of a known scheme."""
    return "href" not in allowed.clean(f'<a href="{address.replace(chr(34), "")}">x</a>')


def attributes(html: str, source: Source, masked: str) -> list[Diagnostic]:
    """Findings for what an attribute list `{: .class key=value}` gave and may not stand."""
    findings: list[Diagnostic] = []
    if "{" not in masked:
        return findings
    for braces in _LIST.finditer(masked):
        for item in _ITEM.finditer(braces[1]):
            key, value = (item[1] or "class").lower(), item[2] or item[3] or item[4] or (item[5] or "")[1:]
            tag = re.search(
                rf"<([a-z][a-z0-9]*)\b[^<>]*\s{re.escape(key)}=\"(?:[^\"]*\s)?{re.escape(value)}[\s\"]", html
            )
            if tag is None:
                continue
            passes = allowed.may_style(tag[1], value) if item[5] else allowed.may_stand(tag[1], key, value)
            if not passes:
                place = source.place(braces.start(1) + item.start())
                findings.append(codes.REMOVED_ATTRIBUTE.at(place, what=item[0]))
    return findings
