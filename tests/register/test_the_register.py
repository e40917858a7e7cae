"""The register as a file that people edit and git merges: nothing in it is ever lost."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuanlan.model.register import FILE, GONE, HEADER, LIST, Register, Registered, merged, parse, registered, text
from zhuanlan.model.routes import safe_path
from zhuanlan.reading.encoding import decode

DAY = date(2026, 11, 23)
SEGMENTS = st.text(min_size=1, max_size=12)
PATHS = st.lists(SEGMENTS, min_size=1, max_size=3).map("/".join).map(lambda typed: safe_path(typed + ".html"))
SOURCES = st.sampled_from(["", LIST, GONE, "site.yaml"]) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=20
).map(lambda name: f"content/文章/{name}.md")
TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(lambda typed: " ".join(typed.split()))
ONES = st.builds(Registered, PATHS.filter(lambda path: len(path) > 6), st.none() | st.dates(), SOURCES, TITLES)
LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=60)
REGISTERS = st.lists(ONES | LINES, max_size=12).map(
    lambda parts: parse("\n".join(part if isinstance(part, str) else text(Register((part,))) for part in parts))[0]
)


@given(REGISTERS)
def test_what_was_written_is_read_back(register: Register) -> None:
    written = text(register)
    again, _ = parse(written)
    assert (again.urls, again.others) == (register.urls, register.others)
    assert set(register.comments) <= set(again.comments)
    assert text(again) == written


@given(st.lists(LINES, max_size=12))
def test_no_line_of_a_person_is_lost(lines: list[str]) -> None:
    typed = "\n".join(lines)
    register, findings = parse(typed)
    kept = text(register)
    for line in typed.split("\n"):
        stripped = line.strip()
        if stripped.startswith("#") or stripped in register.others:
            assert stripped in kept.split("\n")
        elif stripped:
            found, wrong = parse(line)
            assert not wrong
            assert found.urls[0].path in {one.path for one in register.urls}
    assert {finding.place.excerpt.strip() for finding in findings} == set(register.others)


@given(st.lists(ONES, max_size=6))
def test_the_short_way_reads_as_the_long_way(ones: list[Registered]) -> None:
    """A line as `text` writes it, and the same with another blank before it, which is read with more care."""
    written = "".join(text(Register((one,))).removeprefix("".join(f"{line}\n" for line in HEADER)) for one in ones)
    slow = "".join(f" {line}\n" for line in written.split("\n"))
    assert parse(written)[0] == parse(slow)[0]


@given(REGISTERS, REGISTERS)
def test_a_merge_keeps_what_either_knows(ours: Register, theirs: Register) -> None:
    both = merged(ours, theirs)
    assert {one.path for one in both.urls} == {one.path for one in (*ours.urls, *theirs.urls)}
    assert {*both.comments} == {*ours.comments, *theirs.comments}
    assert {*both.others} == {*ours.others, *theirs.others}
    assert merged(both, theirs) == merged(ours, both) == both
    for one in both.urls:
        days = [old.day for old in (*ours.urls, *theirs.urls) if old.path == one.path and old.day]
        assert one.day == min(days, default=None)


def test_a_line_is_read_as_people_type_it() -> None:
    one = Registered("articles/渠.html", date(2026, 1, 5), "content/文章/一条 渠.md", "一条 渠")
    for typed in (
        "/articles/渠.html\t2026-01-05\tcontent/文章/一条 渠.md\t一条 渠",
        "/articles/渠.html  2026/1/5 content/文章/一条 渠.md   一条 渠",
        "\u3000/articles/%E6%B8%A0.html\u30002026.01.05\u3000content/文章/一条 渠.md\u3000一条 渠",
    ):
        register, findings = parse(typed)
        assert register.urls == (one,), typed
        assert not findings
    for typed, source in (
        ("/a/", ""),
        ("/a/ - -", ""),
        ("/a/ - 列表", LIST),
        ("/a/ - 作废", GONE),
        ("/a/ - GONE", GONE),
    ):
        assert parse(typed)[0].urls == (Registered("a/index.html", source=source),)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("<<<<<<< HEAD", 1),
        ("=======", 1),
        ("articles/x.html 2026-01-05", 1),
        ("  https://example.org/x.html 2026-01-05", 3),
        ("/../x.html 2026-01-05", 1),
        ("/a//b.html 2026-01-05", 1),
        ("/?p=12 2026-01-05", 1),
        ("/con.html 2026-01-05", 1),
        ("/x.html 2026-13-05", 9),
        ("/x.html 昨天", 9),
        ("/x.html 2026-01-05 ../x.md", 20),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place_and_kept(line: str, column: int) -> None:
    register, (finding,) = parse(f"# 前面\n{line}\n/y.html\n")
    assert (finding.code.id, finding.place.file, finding.place.line) == ("register-line", FILE, 2)
    assert finding.place.column == column
    assert register.others == (line.strip(),)
    assert line.strip() in text(register).split("\n")
    assert [one.path for one in register.urls] == ["y.html"]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", "\ufeff".encode("utf-16-le")])
def test_a_mark_and_windows_line_ends_change_nothing(data: bytes) -> None:
    codec = "utf-8" if data.startswith(b"\xef") else "utf-16-le"
    typed, _ = decode(data + "# 注\r\n/x.html 2026-01-05 list 甲\r\n".encode(codec), FILE)
    assert typed is not None
    assert parse(typed)[0] == Register((Registered("x.html", date(2026, 1, 5), LIST, "甲"),), ("# 注",))


def test_a_publication_adds_what_is_new_and_forgets_no_first_day() -> None:
    old = Registered("a.html", date(2020, 1, 1), "content/articles/a.md", "旧题")
    dead = Registered("b.html", date(2020, 1, 1), "content/articles/b.md", "乙")
    let_go = Registered("c.html", date(2020, 1, 1), GONE)
    standing = [
        Registered("a.html", source="content/articles/2026/a.md", title="新题"),
        Registered("c.html", source="content/articles/c.md", title="丙"),
        Registered("d.html", source="content/articles/d.md", title="丁"),
    ]
    after = registered(Register((old, dead, let_go), ("# published web R1",)), standing, DAY)
    assert after.urls == (
        Registered("a.html", date(2020, 1, 1), "content/articles/2026/a.md", "新题"),
        dead,
        Registered("c.html", date(2020, 1, 1), "content/articles/c.md", "丙"),
        Registered("d.html", DAY, "content/articles/d.md", "丁"),
    )
    assert text(after).startswith("".join(f"{line}\n" for line in (*HEADER, "# published web R1")))
    assert registered(after, standing, date(2027, 1, 1)) == after


def test_git_merges_two_editors_registers_without_a_conflict(tmp_path: Path) -> None:
    """Both publish something on their own branch, next to each other in the file: `merge=union` takes both."""

    def git(*words: str) -> None:
        name = ["-c", "user.name=sample", "-c", "user.email=sample@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *name, *words], cwd=tmp_path, check=True, capture_output=True)

    def save(register: Register) -> Register:
        (tmp_path / FILE).write_text(text(register), "utf-8")
        return register

    starter = Path(__file__).parents[2] / "generator/zhuanlan/starter/gitattributes"
    (tmp_path / ".gitattributes").write_bytes(starter.read_bytes())
    git("init", "-q", "-b", "main")
    first = save(registered(Register(), [Registered("a/1.html", source="content/articles/1.md")], DAY))
    git("add", ".")
    git("commit", "-qm", "first")
    git("checkout", "-qb", "other")
    theirs = save(registered(first, [Registered("a/2.html", source="content/articles/2.md", title="二")], DAY))
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    ours = save(registered(first, [Registered("a/2.html", source=LIST), Registered("a/3.html", source=LIST)], DAY))
    git("commit", "-qam", "ours")
    git("merge", "-q", "other", "-m", "both")
    found, findings = parse((tmp_path / FILE).read_text("utf-8"))
    assert not findings
    assert {one.path for one in found.urls} == {one.path for one in merged(ours, theirs).urls}
