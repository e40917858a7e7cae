"""Papers for tests, and a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.harness import Site, bare, sound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SOON = 30_000
"""Milliseconds that a busy machine may take until a page is as it is expected to be; Playwright waits for five seconds."""


@pytest.fixture
def paper(tmp_path: Path) -> Site:
    """A paper with a name and nothing else."""
    return bare(tmp_path / "paper")


@pytest.fixture
def sound_paper(tmp_path: Path) -> Site:
    """A small paper with nothing wrong in it."""
    return sound(tmp_path / "paper")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests of a worker, which can hold no second; every test opens its own window in it."""
    from playwright.sync_api import expect

    from tests.browser.chromium import chromium

    expect.set_options(timeout=SOON)
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A window of its own, with its own storage."""
    with browser.new_context(locale="zh-CN") as context:
        yield context.new_page()


# A slow machine is no counterexample: what takes long is found by benchmarks.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
