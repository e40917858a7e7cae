"""Media files → what is known of them; only what is new or changed is measured."""

import json
from collections.abc import Mapping
from pathlib import Path

from zhuanlan.model.codec import decoded, encoded
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.links import media_folders
from zhuanlan.model.media import Media
from zhuanlan.reading.media import read_media, read_static
from zhuanlan.reading.sources import Files
from zhuanlan.writing.ledger import Ledger


def media_of(
    root: Path, files: Files, ledger: Ledger
) -> tuple[dict[str, Media], dict[str, Media], tuple[Diagnostic, ...]]:
    """The media of `content/` by their paths, the files of `static/` by their output paths, and what cannot be read."""
    known = {key: (stamp, text) for key, stamp, text in ledger.column("media", "stamp", "known")}

    def told(disk: str) -> Media | None:
        stamp, text = known.get(disk, ("", ""))
        return decoded(Media, json.loads(text)) if stamp == files.stamps[disk] else None

    media = {path: found for path, disk in files.media.items() if (found := told(disk)) is not None}
    static = {disk.removeprefix("static/"): found for disk in files.static if (found := told(disk)) is not None}
    new = {path: disk for path, disk in files.media.items() if path not in media}
    fresh = [disk for disk in files.static if disk.removeprefix("static/") not in static]
    measured, laid = read_media(root, new, media_folders(KINDS)), read_static(root, fresh)
    read = [(new[path], *found) for path, found in measured.items()]
    read += [(f"static/{path}", *found) for path, found in laid.items()]
    records = [(disk, found) for disk, found, wrong in read if wrong is None]
    unread = tuple(wrong for _, _, wrong in read if wrong is not None)
    gone = known.keys() - {*files.media.values(), *files.static}
    if records or gone:
        ledger.begin()
        ledger.put("media", [(disk, files.stamps[disk], json.dumps(encoded(Media, found))) for disk, found in records])
        ledger.drop("media", gone)
        ledger.commit()
    media |= {path: found for path, (found, _) in measured.items()}
    static |= {path: found for path, (found, _) in laid.items()}
    return _ordered(media, files.media), _ordered(static, [d.removeprefix("static/") for d in files.static]), unread


def _ordered(found: Mapping[str, Media], order: Mapping[str, str] | list[str]) -> dict[str, Media]:
    return {path: found[path] for path in order}
