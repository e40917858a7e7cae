"""Where a build is struck: pairs of a system call and its ordinal, each once, shared out among the scenes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tests.faults.tracing import KILL, Fault
from tests.faults.trial import Scene

Counts = Mapping[Scene, Mapping[str, int]]
Point = tuple[Scene, Fault]

ERRORS = {
    "openat": ("ENOSPC", "EIO", "EMFILE", "EROFS"),
    "write": ("ENOSPC", "EIO"),
    "pwrite64": ("ENOSPC", "EIO"),
    "rename": ("EXDEV", "ENOSPC", "EIO", "EROFS"),
    "unlink": ("EROFS", "EIO"),
    "mkdir": ("ENOSPC", "EROFS", "EIO"),
    "rmdir": ("EROFS", "EIO"),
    "utimensat": ("EROFS", "EIO"),
    "ftruncate": ("ENOSPC", "EIO"),
    "link": ("ENOSPC", "EROFS"),
    "pipe2": ("EMFILE",),
    "clone": ("EAGAIN",),
    "clone3": ("EAGAIN",),
    "read": ("EIO",),
    "pread64": ("EIO",),
    "getdents64": ("EIO",),
    "close": ("EIO", "ENOSPC"),
    "newfstatat": ("EIO",),
    "lseek": ("EIO",),
    "fcntl": ("EIO",),
}
"""What a call may fail with on a disk that is full, broken, read-only or two, or for want of descriptors or processes.

The kernel says at `close` what a server's disk could not take.
"""
EFFECTS = tuple(ERRORS)[:13]
"""The calls that leave something behind are struck at each ordinal, those that only look at some."""


PIPED = ("read", "write", "close")
"""Between processes these go through pipes, which never fail: struck there, Python's pool waits for itself."""


def kills(counts: Counts, looks: int) -> list[Point]:
    """Every call with an effect, and so many that only look."""
    return [(scene, Fault(call, at, KILL)) for scene, call, at in _pairs(counts, looks, ())]


def errors(counts: Counts, looks: int) -> list[Point]:
    """Likewise with errors, in turn; every fourth stays, as a full disk does."""
    found = []
    for number, (scene, call, at) in enumerate(_pairs(counts, looks, PIPED)):
        what = ERRORS[call][number % len(ERRORS[call])]
        found.append((scene, Fault(call, at, what, ever=number % 4 == 3)))
    return found


def _pairs(counts: Counts, looks: int, alone: Sequence[str]) -> Iterator[tuple[Scene, str, int]]:
    """The calls in `alone` are struck only where one process works."""
    scenes: defaultdict[tuple[str, int], list[Scene]] = defaultdict(list)
    for scene, calls in counts.items():
        for call in (ERRORS.keys() & calls.keys()) - set(alone if scene.jobs > 1 else ()):
            for at in range(1, calls[call] + 1):
                scenes[call, at].append(scene)
    pairs = sorted(scenes, key=lambda pair: (tuple(ERRORS).index(pair[0]), pair[1]))
    effects = [pair for pair in pairs if pair[0] in EFFECTS]
    others = [pair for pair in pairs if pair[0] not in EFFECTS]
    step = max(1, len(others) // looks)
    for number, (call, at) in enumerate([*effects, *others[::step]]):
        there = scenes[call, at]
        yield there[number % len(there)], call, at
