"""At the instant that an article names the preview shows another paper, though nobody saves anything."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from math import ceil

import pytest

from tests.harness import Site, sound
from tests.preview.running import SOON, Running, running

AHEAD = 4
"""Seconds from now until it is time: so many that most machines show the paper before, so few that nobody waits."""

PAGES = {
    "到点": ("date: {at}", ""),
    "解禁": ("date: 2020-01-01\nembargo: {at}", ""),
    "下线": ("date: 2020-01-01\nexpires: {at}", None),
    "撤稿": ("date: 2020-01-01\nwithdrawn: {at}", None),
}
"""What an article says of its instant, and how it stands from then on: with no badge, or not at all."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return sound(tmp_path_factory.mktemp("time") / "paper")


@pytest.fixture(scope="module")
def preview(site: Site) -> Iterator[Running]:
    with running(site.folder) as started:
        yield started


def standing(preview: Running, name: str) -> str | None:
    """The badge of an article, None if it has no page."""
    reply = preview.ask(f"/articles/{name}.html")
    return reply.text.partition('data-status="')[2].partition('"')[0] if reply.status == 200 else None


def written(site: Site, names: dict[str, str], ahead: int) -> int:
    """Every article with its instant, which comes in so many seconds; when that is."""
    at = ceil(time.time()) + ahead
    moment = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S+00:00")
    for name, (head, _) in PAGES.items():
        file = f"content/articles/{names[name]}.md"
        site.file(file, f"---\ntitle: {name}\n{head.format(at=moment)}\n---\n\n正文，{at}。\n")
    return at


def shown(preview: Running, names: dict[str, str], at: int) -> bool:
    """Whether every article has its page before its instant."""
    text = f"正文，{at}。"
    for name in names.values():
        while text not in preview.text(f"/articles/{name}.html"):
            if time.time() >= at:
                return False
            time.sleep(0.005)
    return True


def test_at_its_instant_the_page_is_another_and_its_tab_hears(site: Site, preview: Running) -> None:
    names = {name: f"at-{number}" for number, name in enumerate(PAGES)}
    ahead = AHEAD
    with ExitStack() as stack:
        while True:
            at = written(site, names, ahead)
            if shown(preview, names, at):
                before = {name: standing(preview, names[name]) for name in PAGES}
                ear = stack.enter_context(preview.listening(f"/articles/{names['到点']}.html"))
                if time.time() < at:
                    break
            # A machine so busy that the instant was there first.
            ahead *= 2
            assert ahead < SOON, preview.said
        assert before == {"到点": "scheduled", "解禁": "scheduled", "下线": "", "撤稿": ""}
        after = {name: to for name, (_, to) in PAGES.items()}
        while (now := {name: standing(preview, names[name]) for name in PAGES}) != after:
            assert time.time() - at < SOON, now
            time.sleep(0.02)
        assert time.time() >= at
        ear.wait(2)
    assert ear.stamps[0] != ear.stamps[-1]
