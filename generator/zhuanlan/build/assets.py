"""The assets of a theme → under which names they are published; only what is new or changed is read."""

import json
from collections.abc import Iterator, Mapping

from zhuanlan.build.content import settled
from zhuanlan.model import codes
from zhuanlan.model.assets import FOLDER, Asset, asset_of, lost, published
from zhuanlan.model.codec import decoded, encoded
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.nearest import suggestion
from zhuanlan.model.reasons import reason_of
from zhuanlan.reading.walk import stamp_of
from zhuanlan.rendering.theme import Theme
from zhuanlan.writing.ledger import Ledger


def assets_of(theme: Theme, ledger: Ledger, tick: int) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The output path of each asset by its path in `assets/`, and what they name that does not exist.

    `tick` is the file system's time when the files were looked at: whatever changed since then is read again next time.
    """
    known = {file: (stamp, told) for file, stamp, told in ledger.column("asset", "stamp", "known")}
    assets: dict[str, Asset] = {}
    records: list[tuple[str, str, str]] = []
    findings: list[Diagnostic] = []
    for name, file in theme.assets.items():
        try:
            stamp = stamp_of(file.stat())
            before, told = known.pop(str(file), ("", ""))
            if stamp == before:
                assets[name] = decoded(Asset, json.loads(told))
                continue
            assets[name] = asset_of(name, theme.asset(name))
            records.append((str(file), settled(stamp, tick), json.dumps(encoded(Asset, assets[name]))))
        except OSError as error:
            place = Place(f"{theme.label}/{FOLDER}/{name}")
            findings.append(codes.site.UNREADABLE.at(place, reason=reason_of(error)))
    if records or known:
        ledger.begin()
        ledger.put("asset", records)
        ledger.drop("asset", known)
        ledger.commit()
    return published(assets), (*findings, *_astray(theme, assets))


def _astray(theme: Theme, assets: Mapping[str, Asset]) -> Iterator[Diagnostic]:
    for name in (name for name, asset in assets.items() if not assets.keys() >= set(asset.names)):
        for other, line, column, excerpt in lost(name, theme.asset(name), assets):
            place = Place(f"{theme.label}/{FOLDER}/{name}", line, column, excerpt)
            yield codes.theme.NO_ASSET.at(place, name=other, nearest=suggestion(other, assets))
