"""Manifests and releases: their laws, and what they refuse."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuanlan.model.manifest import (
    Difference,
    File,
    Manifest,
    addresses,
    checksums,
    difference,
    is_hashed,
    is_plain,
    is_public,
    manifest_of,
    parse,
)
from zhuanlan.model.release import before, is_name, matching, moment_of, name_of, surplus
from zhuanlan.model.secrets import hidden
from zhuanlan.publish.asking import questions

paths = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(is_plain)
manifests = st.dictionaries(paths, st.tuples(st.integers(0, 2**256 - 1), st.integers(0, 10**14))).map(
    lambda files: manifest_of(File(path, f"{digest:064x}", size) for path, (digest, size) in files.items())
)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


@given(manifests)
def test_a_text_holds_its_manifest(manifest: Manifest) -> None:
    assert parse(manifest.text) == manifest
    assert len(checksums(manifest.files).splitlines()) == len(manifest.files)


@given(manifests, st.data())
def test_a_text_that_was_cut_off_is_none(manifest: Manifest, data: st.DataObject) -> None:
    """Unless it was cut at the end of a line: what is missing then is found by the checksums' number."""
    text = manifest.text
    cut = text[: data.draw(st.integers(0, len(text)))]
    if cut and not cut.endswith("\n"):
        with pytest.raises(ValueError, match="cut off"):
            parse(cut)


@pytest.mark.parametrize("line", ["x", f"{'0' * 63} 1 a", f"{'0' * 64} 1 ../a", f"{'0' * 64} 1 /a", f"{'0' * 64} -1 a"])
def test_what_is_no_manifest(line: str) -> None:
    with pytest.raises(ValueError, match="no manifest"):
        parse(f"{line}\n")


@given(manifests, manifests)
def test_a_difference_leads_from_one_to_the_other(one: Manifest, other: Manifest) -> None:
    found = difference(one, other)
    new = other.by_path()
    files = {path: file for path, file in one.by_path().items() if path not in found.gone}
    files |= {path: new[path] for path in (*found.added, *found.changed)}
    assert {path: file.sha256 for path, file in files.items()} == {file.path: file.sha256 for file in other.files}
    assert bool(found) == ({file.path: file.sha256 for file in one.files} != {f.path: f.sha256 for f in other.files})


@pytest.mark.parametrize(
    ("path", "hashed"),
    [
        ("assets/x.0a1b2c3d4e.css", True),
        ("assets/x.0a1b2c3d4e.css.gz", True),
        ("字.0a1b2c3d.woff2", True),
        ("a.0a1b2c3d.html", False),
        ("assets/x.css", False),
        ("20101110.pdf", False),
        ("x.0A1B2C3D.css", False),
    ],
)
def test_hashed_names(path: str, hashed: bool) -> None:
    assert is_hashed(path) is hashed


@pytest.mark.parametrize(
    ("path", "public"),
    [
        ("index.html", True),
        (".well-known/security.txt", True),
        (".well-known/.secret", False),
        ("a/.well-known/x", False),
        (".env", False),
        ("a/.git/config", False),
    ],
)
def test_what_is_public(path: str, public: bool) -> None:
    assert is_public(path) is public


def test_only_what_has_an_address_is_told() -> None:
    files = ("a.html", "a.html.gz", "b.html", "b.html.301", "assets/x.0a1b2c3d4e.css", "feed.xml")
    manifest = manifest_of(File(path, "0" * 64, 1) for path in files)
    assert [file.path for file in addresses(manifest).files] == ["a.html", "b.html", "feed.xml"]


def test_a_page_that_moved_is_not_asked_for() -> None:
    """A server answers it with 301 or 410, and not as it stands."""
    files = ("404.html", "index.html", "b.html", "b.html.301", "c.html", "c.html.410", "d.html")
    manifest = manifest_of(File(path, "0" * 64, 1) for path in files)
    asked = questions(manifest, Difference(added=files), "R")
    assert [question.path for question in asked if question.sha256] == ["index.html", "d.html"]


@given(st.lists(moments, max_size=20))
def test_names_sort_in_the_order_of_publication(clocks: list[datetime]) -> None:
    names: list[str] = []
    for clock in clocks:
        names.append(name_of(clock, names, "0123456789abcdef"))
    assert names == sorted(names)
    assert len(set(names)) == len(names)
    assert all(is_name(name) for name in names)
    if clocks:
        assert moment_of(names[0]) == clocks[0].replace(microsecond=0)


@given(st.integers(0, 30), st.integers(1, 12), st.data())
def test_the_newest_are_kept_and_the_current_one(number: int, keep: int, data: st.DataObject) -> None:
    start = datetime(2026, 11, 23, tzinfo=UTC)
    names = [name_of(start + timedelta(minutes=minute), (), "ab" * 8) for minute in range(number)]
    current = data.draw(st.sampled_from(names)) if names else ""
    gone = surplus([*names, "lost+found"], current, keep)
    assert current not in gone
    assert not set(gone) & set(names[-keep:])
    assert len(names) - len(gone) <= keep + 1
    assert before(names, current) == (names[names.index(current) - 1] if names and names.index(current) else "")


def test_a_release_is_named_by_a_part_of_it() -> None:
    names = ["20261123T074600Z-1a2b3c4d", "20261124T074600Z-1a2b3c4d", "20261124T080000Z-99999999"]
    assert matching(names, "99999999") == (names[2],)
    assert matching(names, "20261123") == (names[0],)
    assert matching(names, "1a2b3c4d") == tuple(names[:2])
    assert matching(names, "") == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("见 https://me:sesame@example.org/x 一页", "见 https://***@example.org/x 一页"),
        ("ssh://me@example.org", "ssh://***@example.org"),
        ("mailto:desk@example.org https://example.org/@a", "mailto:desk@example.org https://example.org/@a"),
    ],
)
def test_passwords_in_addresses_are_hidden(text: str, shown: str) -> None:
    assert hidden(text) == shown
