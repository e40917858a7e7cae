"""The plaque rule (docs/decisions/009-kinds-and-features.md): the kind of unit decides which plaque hangs at the door."""

from collections.abc import Iterator

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.entry import Document
from zhuanlan.model.kind import PlaceOf
from zhuanlan.model.nearest import did_you_mean, nearest
from zhuanlan.model.site import Site

NAMES = {"pioneer": "党员先锋岗", "zone": "党员责任区", "stars": "党员星级户"}

_UNITS = (
    ("stars", ("农村", "村", "乡村", "农业")),
    ("zone", ("社区", "居委会", "街道社区")),
    ("pioneer", ("机关", "企业", "企事业单位", "事业单位", "国有企业", "学校", "高校", "高等院校", "医院", "党校")),
    ("pioneer", ("行政学院", "政策研究部门", "党史研究部门", "社科研究机构", "“两新”组织")),
)


def plaque_for(unit: str) -> str:
    """The plaque of a kind of unit, or empty where the rule says nothing of it."""
    return next((sort for sort, units in _UNITS for known in units if unit in (known, f"{known}党组织")), "")


def plaque_mistakes(site: Site, document: Document, place: PlaceOf) -> Iterator[Diagnostic]:
    """A plaque that the unit may not hang up, stars where none belong or are missing, and standards nobody has set."""
    plaque = document.record.plaque
    if plaque is not None:
        unit = _unit(site, document)
        due = plaque_for(unit)
        if due and due != plaque.sort:
            fields = {"unit": unit, "plaque": NAMES[plaque.sort], "due": NAMES[due]}
            yield codes.profiles.WRONG_PLAQUE.at(place("plaque"), **fields)
        if (plaque.sort == "stars") != (plaque.stars is not None):
            yield codes.profiles.WRONG_STARS.at(place("plaque"), plaque=NAMES[plaque.sort])
    yield from _standards(site, document, place("criteria"))


def _unit(site: Site, document: Document) -> str:
    """The kind of unit: that of the institution if the rule knows it, else the profile's field."""
    institution = site.resolve(document.record.institution, "institution")
    typed: str = site.documents[institution].record.type if institution else ""
    field: str = document.record.field
    return typed if plaque_for(typed) else field


def _standards(site: Site, document: Document, place: Place) -> Iterator[Diagnostic]:
    known = [name for _, text in site.paper.criteria for name in text.replace("，", "、").split("、")]
    for name, _ in document.record.criteria:
        if known and name not in known:
            near = did_you_mean(nearest(name, known))
            yield codes.profiles.UNKNOWN_STANDARD.at(place, name=name, nearest=near)
