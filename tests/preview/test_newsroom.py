"""The newsroom with a desk of our own: what it does when a desk fails, when somebody saves meanwhile, at midnight."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.preview.paper import Printed
from zhuanlan.preview.edition import Edition
from zhuanlan.preview.newsroom import Newsroom

FILE = "content/articles/x.md"
DAY = 86400


@dataclass
class OneFile:
    """A desk whose paper is one file; `meanwhile` happens while it reads."""

    root: Path
    meanwhile: Callable[[], None] = lambda: None
    folders: tuple[str, ...] = ("site.yaml", "content")
    asked: int = 0
    rests: int = 0
    now: float = 0.0
    early: str = ""

    def newest(self, changed: frozenset[str] | None = None, early: Callable[[Edition], None] | None = None) -> Edition:
        self.asked += 1
        if self.early and early is not None:
            early(Printed({"index.html": self.early}))
            self.early = ""
        text, day = (self.root / FILE).read_text("utf-8"), self.now // DAY
        self.meanwhile()
        return Printed({"index.html": text}, holds=(day * DAY, (day + 1) * DAY))

    def rest(self) -> None:
        self.rests += 1

    def stop(self) -> None:
        pass


@dataclass
class Heard:
    """Everything that was told."""

    texts: list[object] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    changed: list[frozenset[str]] = field(default_factory=list)
    deaf_times: int = 0

    def opened(self, edition: Edition) -> None:
        assert isinstance(edition, Printed)
        self.texts.append(f"early {edition.pages['index.html']}")

    def published(self, edition: Edition, changed: frozenset[str], seconds: float) -> None:
        assert isinstance(edition, Printed)
        self.texts.append(edition.pages["index.html"])
        self.changed.append(changed)

    def failed(self, error: Exception) -> None:
        self.errors.append(str(error))

    def deaf(self) -> None:
        self.deaf_times += 1


@dataclass
class Room:
    """A newsroom at work."""

    root: Path
    desk: OneFile
    heard: Heard

    def write(self, text: str) -> None:
        (self.root / FILE).write_text(text, "utf-8")

    def until(self, done: Callable[[], bool], seconds: float = 60) -> None:
        began = time.monotonic()
        while not done():
            assert time.monotonic() - began < seconds, self.heard
            time.sleep(0.005)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("0", "utf-8")
    made = Room(tmp_path, OneFile(tmp_path), Heard())
    newsroom = Newsroom(tmp_path, made.desk, made.heard, lambda: made.desk.now)
    newsroom.start()
    made.until(lambda: made.heard.texts == ["0"])
    time.sleep(0.1)
    yield made
    newsroom.stop()


def test_a_save_is_told_with_its_file(room: Room) -> None:
    room.write("1")
    room.until(lambda: room.heard.texts == ["0", "1"])
    assert room.heard.changed == [frozenset(), {FILE}]
    time.sleep(0.6)
    assert room.desk.asked == 2


def test_an_edition_that_was_made_while_somebody_saved_is_not_shown(room: Room) -> None:
    def save() -> None:
        room.desk.meanwhile = lambda: None
        (room.root / FILE).write_text("", "utf-8")
        time.sleep(0.05)
        (room.root / FILE).write_text("2", "utf-8")
        time.sleep(0.05)

    room.desk.meanwhile = save
    room.write("1")
    room.until(lambda: "2" in room.heard.texts)
    assert room.heard.texts == ["0", "2"]
    assert room.desk.asked == 3


def test_somebody_who_never_stops_saving_sees_something_all_the_same(room: Room) -> None:
    numbers = iter(range(10_000))

    def save() -> None:
        room.write(f"save {next(numbers)}")
        time.sleep(0.03)

    room.desk.meanwhile = save
    room.write("1")
    room.until(lambda: len(room.heard.texts) > 2)
    room.desk.meanwhile = lambda: None


def test_a_desk_that_fails_is_told_of_and_asked_again(room: Room) -> None:
    def fail() -> None:
        raise OSError("no file handles left")

    room.desk.meanwhile = fail
    room.write("1")
    room.until(lambda: room.heard.errors == ["no file handles left"])
    room.desk.meanwhile = lambda: None
    room.until(lambda: room.heard.texts == ["0", "1"])


def test_when_the_time_comes_there_is_a_new_edition(room: Room) -> None:
    room.desk.now = DAY - 0.2
    time.sleep(0.6)
    assert room.heard.texts == ["0"]
    room.desk.now = DAY
    room.until(lambda: room.heard.texts == ["0"] * 2)
    time.sleep(0.6)
    assert room.heard.texts == ["0"] * 2
    room.desk.now = DAY - 1
    room.until(lambda: room.heard.texts == ["0"] * 3)
    time.sleep(0.6)
    assert room.desk.asked == 3


def test_a_fixed_moment_never_passes(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("0", "utf-8")
    room = Room(tmp_path, OneFile(tmp_path), Heard())
    newsroom = Newsroom(tmp_path, room.desk, room.heard, None)
    newsroom.start()
    room.until(lambda: room.heard.texts == ["0"])
    room.desk.now = 2 * DAY
    time.sleep(0.6)
    newsroom.stop()
    assert room.desk.asked == 1


def test_what_can_be_shown_early_is_and_the_newest_edition_follows(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("0", "utf-8")
    room = Room(tmp_path, OneFile(tmp_path, early="remembered"), Heard())
    newsroom = Newsroom(tmp_path, room.desk, room.heard, None)
    newsroom.start()
    room.until(lambda: room.heard.texts != [])
    room.write("saved meanwhile")
    room.until(lambda: "saved meanwhile" in room.heard.texts and room.desk.rests == 1)
    newsroom.stop()
    assert room.heard.texts[0] == "early remembered"


def test_what_lies_beside_the_paper_is_nothing_to_it(room: Room) -> None:
    (room.root / "output").mkdir()
    (room.root / "output/index.html").write_text("x")
    (room.root / "notes.txt").write_text("x")
    time.sleep(1.2)
    assert room.desk.asked == 1
    assert room.heard.deaf_times == 0


def test_a_folder_of_the_paper_that_comes_later_is_watched(room: Room) -> None:
    (room.root / "content").rename(room.root / "elsewhere")
    time.sleep(0.1)
    (room.root / "elsewhere").rename(room.root / "content")
    time.sleep(1.5)
    room.write("later")
    room.until(lambda: "later" in room.heard.texts)
    assert room.heard.errors == []
