"""When a save is over, told with a clock of our own."""

from hypothesis import given
from hypothesis import strategies as st

from zhuanlan.preview.settling import LONGEST, PATIENCE, QUIET, Settling

OLD, NEW, OTHER, EMPTY = (10, 1, 1, 1), (12, 2, 2, 2), (13, 3, 3, 3), (0, 2, 2, 2)


def test_a_change_counts_when_it_has_been_still() -> None:
    settling = Settling({"x": OLD})
    settling.see("x", NEW, 1.0)
    assert settling.due() == 1.0 + QUIET
    assert settling.take(1.0) == frozenset()
    assert settling.take(1.0 + QUIET) == {"x"}
    assert settling.due() is None


def test_each_further_change_starts_the_wait_again() -> None:
    settling = Settling({"x": OLD})
    settling.see("x", NEW, 1.0)
    settling.see("x", OTHER, 1.005)
    assert settling.due() == 1.005 + QUIET


def test_seeing_the_same_again_does_not() -> None:
    settling = Settling({"x": OLD})
    settling.see("x", NEW, 1.0)
    settling.see("x", NEW, 1.005)
    assert settling.due() == 1.0 + QUIET


def test_a_file_that_is_empty_or_gone_is_waited_for() -> None:
    for stamp in (None, EMPTY):
        settling = Settling({"x": OLD})
        settling.see("x", stamp, 1.0)
        assert settling.take(1.0 + PATIENCE / 2) == frozenset()
        assert settling.take(1.0 + PATIENCE) == {"x"}


def test_a_file_that_comes_back_as_it_was_never_changed() -> None:
    settling = Settling({"x": OLD})
    settling.see("x", None, 1.0)
    settling.see("x", OLD, 1.1)
    assert settling.due() is None


def test_a_file_that_came_and_went_never_was() -> None:
    settling = Settling({})
    settling.see("4913", NEW, 1.0)
    settling.see("4913", None, 1.001)
    assert settling.due() is None


def test_a_file_that_is_being_written_is_waited_for_until_it_is_closed() -> None:
    settling = Settling({"x": OLD})
    settling.write("x")
    settling.see("x", NEW, 1.0)
    assert settling.due() == 1.0 + PATIENCE
    settling.close("x")
    assert settling.due() == 1.0 + QUIET


def test_files_that_are_saved_together_count_together() -> None:
    settling = Settling({"x": OLD, "y": OLD})
    settling.see("x", NEW, 1.0)
    settling.see("y", None, 1.0)
    assert settling.take(1.1) == frozenset()
    settling.see("y", NEW, 1.2)
    assert settling.take(1.2 + QUIET) == {"x", "y"}


def test_a_file_that_never_comes_to_rest_does_not_hold_the_others_for_ever() -> None:
    settling = Settling({})
    settling.see("x", NEW, 1.0)
    now = 1.0
    while now < 1.0 + LONGEST:
        settling.see("growing", (int(now * 1000), 0, 0, 0), now)
        assert settling.take(now) == frozenset()
        now += QUIET / 2
    settling.see("growing", (1, 0, 0, 0), now)
    assert settling.take(now) == {"x"}


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from([None, OLD, NEW, OTHER, EMPTY])), max_size=30))
def test_whatever_happens_in_the_end_the_disk_is_known(
    steps: list[tuple[str, tuple[int, int, int, int] | None]],
) -> None:
    disk = {"x": OLD, "y": OLD}
    settling, now, told = Settling(disk), 0.0, set[str]()
    disk = dict(disk)
    for path, stamp in steps:
        now += 0.005
        disk.pop(path, None)
        if stamp is not None:
            disk[path] = stamp
        settling.see(path, stamp, now)
        told |= settling.take(now)
    told |= settling.take(now + LONGEST + PATIENCE)
    assert settling.known == disk
    assert settling.due() is None
    assert {path for path in "xyz" if {"x": OLD, "y": OLD}.get(path) != disk.get(path)} <= told
