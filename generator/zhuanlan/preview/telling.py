"""What the newsroom says, to the stand and to the person at the terminal."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread

from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.preview.edition import Edition
from zhuanlan.preview.stand import Stand

Say = Callable[[Bilingual], None]

FIRST = 0.3
"""Seconds in which the first page goes out before the whole paper is looked through."""


class Teller:
    """Hands editions on to the stand, looks for what is wrong with them, and says it.

    `ready` is called once there is an edition, `rest` once there is the newest. Findings are for a thread of their own:
    all entries of a paper are looked at for the first, and meanwhile somebody may save.
    """

    def __init__(self, stand: Stand, say: Say, ready: Callable[[], None], rest: Callable[[], None]) -> None:
        self.spread: Callable[[], None] = lambda: None
        self._stand, self._say_it, self._ready, self._rest = stand, say, ready, rest
        self._inbox: SimpleQueue[tuple[Edition, frozenset[str], float]] = SimpleQueue()
        self._looking: Thread | None = None

    def opened(self, edition: Edition) -> None:
        first = self._stand.edition is None
        self._stand.put(edition)
        self.spread()
        if first:
            with suppress(OSError):
                self._ready()

    def published(self, edition: Edition, changed: frozenset[str], seconds: float) -> None:
        self.opened(edition)
        self._inbox.put((edition, changed, seconds))
        if self._looking is None:
            self._rest()
            self._looking = Thread(target=self._look, name="findings", daemon=True)
            self._looking.start()

    def failed(self, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        self._say(Bilingual(f"这次没有排成：{reason}；过一会儿再试", f"no new edition: {reason}; trying again soon"))

    def deaf(self) -> None:
        self._say(
            Bilingual(
                "系统没有及时告知文件的改动（监视名额不够，或是网络盘）；预览会自己查看，改动一般 3 秒内出现",
                "the system does not tell of changes (too few watches, or a network drive); "
                "the preview looks for itself, and changes usually appear within 3 seconds",
            )
        )

    def _look(self) -> None:
        time.sleep(FIRST)
        while True:
            edition, changed, seconds = self._inbox.get()
            try:
                findings = edition.findings
            except Exception:  # whatever an edition may raise: who asks for them in a browser is told
                continue
            if changed:
                self._say(_update(findings, changed, seconds))

    def _say(self, text: Bilingual) -> None:
        with suppress(OSError):  # nobody reads any more (`| head`); the browser still does
            self._say_it(text)


def _update(findings: Sequence[Diagnostic], changed: frozenset[str], seconds: float) -> Bilingual:
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    first, more, clock = min(changed), len(changed) - 1, time.strftime("%H:%M:%S")
    return Bilingual(
        f"{clock} 改了 {first}{f' 等 {more + 1} 个文件' if more else ''}，{seconds:.2f} 秒；{errors} 个错误，{warnings} 个提醒",
        f"{clock} {first}{f' and {more} more' if more else ''} changed, {seconds:.2f} s; "
        f"errors: {errors}, warnings: {warnings}",
    )
