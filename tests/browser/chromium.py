"""Debian's Chromium, driven by Playwright; it never fetches a browser of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""It runs as root, on machines without a screen, and without a network to look for updates in."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """One browser; `make test` has installed it."""
    path = shutil.which("chromium")
    assert path, "there is no chromium: run `make test`, which installs it or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
