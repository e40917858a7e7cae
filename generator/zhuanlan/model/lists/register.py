"""What the register makes of URLs that were published: the farewells' words, and findings about what is lost."""

from collections.abc import Iterator

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.model.farewell import Farewell, Lost
from zhuanlan.model.kind import Feature
from zhuanlan.model.life import ENDED, STAGES
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site


def _farewell(site: Site, path: str) -> Farewell | None:
    return site.farewells.get(path)


def lost_urls(site: Site) -> Iterator[Diagnostic]:
    """A finding for every URL that was published and at which nothing stands."""
    for path, lost in site.lost.items():
        url = url_of(path)
        if lost.stage == "respelt":
            yield codes.register.URL_RESPELT.at(lost.place, url=url, now=lost.near_url)
        elif lost.stage in ENDED:
            yield codes.register.URL_WITHDRAWN.at(lost.place, url=url, source=lost.source, stage=STAGES[lost.stage])
        elif lost.stage in STAGES:
            yield codes.register.URL_UNPUBLISHED.at(lost.place, url=url, source=lost.source, stage=STAGES[lost.stage])
        else:
            yield codes.register.URL_GONE.at(lost.place, url=url, reason=_reason(lost), nearest=_nearest(lost))


def _reason(lost: Lost) -> Bilingual:
    if not lost.source:
        return Bilingual("没有写明它的来源", "its source is not known")
    if lost.stage == "dropped":
        return Bilingual(f"{lost.source} 不再给出它", f"{lost.source} does not ask for it any more")
    return Bilingual(f"{lost.source} 已经不在", f"{lost.source} is not there")


def _nearest(lost: Lost) -> Bilingual:
    if not lost.near:
        return Bilingual("", "")
    return Bilingual(
        f"最像它的新条目是 {lost.near}（{lost.near_url}）。",
        f"The new entry most like it is {lost.near} ({lost.near_url}).",
    )


FEATURE = Feature(name="register", pages=lambda site: (), queries={"farewell": _farewell}, findings=lost_urls)
