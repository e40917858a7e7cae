"""Which target of site.yaml is meant."""

from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Bilingual, Place
from zhuanlan.model.nearest import did_you_mean, likely
from zhuanlan.model.targets import Target
from zhuanlan.publish.stopped import StoppedError


def chosen(targets: tuple[tuple[str, Target], ...], asked: str | None, place: Place) -> tuple[str, Target]:
    """The target that is named, or the only one. Raises StoppedError."""
    named = dict(targets)
    if asked is None and len(targets) == 1:
        return targets[0]
    if asked is not None and asked in named:
        return asked, named[asked]
    text = "、".join(named)
    known = Bilingual(f"现有的目标：{text}", f"There are: {text}") if named else Bilingual("", "")
    if not named:
        what = Bilingual("site.yaml 里没有写发布目标", "site.yaml names no target to publish to")
    elif asked is None:
        what = Bilingual("有几个发布目标，不知道是哪一个", "there are several targets; which one is meant?")
    else:
        near = did_you_mean(likely(asked, named))
        what = Bilingual(f"没有叫“{asked}”的发布目标。{near.zh}", f"there is no target called “{asked}”. {near.en}")
    raise StoppedError(codes.NO_TARGET.at(Place(place.file, place.line), asked=what, known=known))
