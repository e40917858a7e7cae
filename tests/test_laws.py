"""Laws: what must hold for every value, tried with values that nobody chose."""

import re
import string

from hypothesis import example, given
from hypothesis import strategies as st
from jinja2.filters import do_urlencode

from zhuanlan.model.names import folded, identity
from zhuanlan.model.pager import SIZE, full_pages, window
from zhuanlan.model.routes import (
    NAME_BYTES,
    Pattern,
    collision_key,
    link_from,
    page_name,
    path_of,
    safe_name,
    url_of,
)
from zhuanlan.rendering.filters import urlencode

NAMES = st.text(min_size=1, max_size=40).map(safe_name).filter(bool)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".html")
YEARS = st.integers(1000, 9999).map(str)
TWO = st.integers(1, 12).map(lambda n: f"{n:02}")


@given(slug=NAMES)
def test_a_slug_comes_back_from_its_path(slug: str) -> None:
    for text in ("articles/{slug}.html", "{slug}.html", "文章/{slug}.html"):
        before, after = text.split("{slug}")
        assert Pattern(text).path({"slug": slug}) == before + slug + after


@given(slug=NAMES, year=YEARS, month=TWO, folder=st.lists(NAMES, max_size=3).map("/".join))
def test_a_dated_and_a_foldered_path_come_back(slug: str, year: str, month: str, folder: str) -> None:
    values = {"slug": slug, "year": year, "month": month, "folder": folder}
    dated = re.fullmatch(r"(\d{4})/(\d{2})/([^/]+)\.html", Pattern("{year}/{month}/{slug}.html").path(values))
    assert dated is not None
    assert dated.groups() == (year, month, slug)
    foldered = re.fullmatch(r"a/(?:(.+)/)?([^/]+)\.html", Pattern("a/{folder}/{slug}.html").path(values))
    assert foldered is not None
    assert foldered.groups("") == (folder, slug)


@given(PATHS)
def test_a_path_comes_back_from_its_url(path: str) -> None:
    assert path_of(url_of(path)) == path
    assert not set(url_of(path)) & set(" \"'<>\\^`{|}?#")


@given(PATHS, PATHS)
def test_a_relative_link_leads_back(target: str, page: str) -> None:
    steps = link_from(page.rpartition("/")[0])(url_of(target))
    assert not steps.startswith("/")
    here = url_of(page)[1:].split("/")[:-1]
    for step in steps.removeprefix("./").split("/"):
        here = here[:-1] if step == ".." else [*here, step]
    assert path_of("/" + "/".join(here)) == target


@given(st.text())
@example('0."')
@example('".0')
def test_a_safe_name_is_safe(text: str) -> None:
    name = safe_name(text)
    assert len(name.encode()) <= NAME_BYTES
    assert not set(name) & set('<>:"/\\|?*' + "".join(map(chr, range(32))))
    assert not name.endswith((".", " "))
    assert not name.startswith(".")
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert safe_name(name) == name
    assert page_name(text)


@given(st.text(alphabet=string.ascii_letters + "文章ＡＢ专栏é", max_size=8))
def test_case_and_width_make_no_second_address(text: str) -> None:
    assert collision_key(text) == collision_key(text.upper().lower()) or text.upper().lower() != text.lower()
    assert folded(identity(text)) == folded(text)


@given(st.integers(0, 500))
def test_a_new_article_changes_no_full_page(count: int) -> None:
    """Entries counted from the oldest: what stands on an older page stands there for ever."""

    def older_pages(total: int) -> dict[int, list[int]]:
        ages = list(range(total, 0, -1))
        pages = {n: window(total, n) for n in range(1, full_pages(total) + 1)}
        return {n: ages[page.start : page.stop] for n, page in pages.items()}

    now, then = older_pages(count), older_pages(count + 1)
    assert all(then[n] == entries for n, entries in now.items())
    newest = window(count, 0)
    assert newest.stop - newest.start == count - SIZE * full_pages(count)
    assert count < SIZE or SIZE <= newest.stop < 2 * SIZE
    assert all(len(entries) == SIZE for entries in now.values())


@given(st.integers(0, 500))
def test_the_pager_walks_every_page_once(count: int) -> None:
    seen: list[int] = []
    number = 0
    while True:
        page = window(count, number)
        seen += range(page.start, page.stop)
        if page.older is None:
            break
        assert window(count, page.older).newer == number
        number = page.older
    assert seen == list(range(count))


@given(st.text())
@example("《话写在墙上》：a_b.c~d-e/f?g=h&i j\n")
def test_a_text_is_encoded_for_an_address_as_jinja_does_it(text: str) -> None:
    assert urlencode(text) == do_urlencode(text)
