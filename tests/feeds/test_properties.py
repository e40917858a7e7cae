"""Whatever stands in a title, a name or a tag: the feed is well-formed and says it."""

import json
from dataclasses import fields
from datetime import timedelta, timezone
from typing import Any, cast
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.feeds import atom, jsonfeed
from zhuanlan.model.card import Card
from zhuanlan.model.kind import Query
from zhuanlan.model.lists.feeds import Channel, Item
from zhuanlan.model.moment import Moment
from zhuanlan.model.names import Person
from zhuanlan.model.page import Feed
from zhuanlan.model.paper import Paper
from zhuanlan.model.routes import path_of, safe_name, url_of
from zhuanlan.model.site import Site
from zhuanlan.model.uris import absolute, uri
from zhuanlan.rendering.feeds import compose
from zhuanlan.rendering.reads import Answers, Reader
from zhuanlan.rendering.xml import plain

TEXTS = st.text(st.characters(), max_size=60)
WORDS = TEXTS.filter(lambda text: plain(text).strip() != "")
ZONES = st.integers(-14 * 3600, 14 * 3600).map(lambda seconds: timezone(timedelta(seconds=seconds)))
MOMENTS = st.datetimes(timezones=ZONES)
PATHS = st.lists(TEXTS.map(safe_name).filter(bool), min_size=1, max_size=3).map(lambda parts: "/".join(parts) + ".html")


SITE = Site(**{field.name: {} for field in fields(Site)})
"""A site in which nothing is."""


@st.composite
def items(draw: st.DrawFn) -> Item:
    name, at = draw(WORDS), draw(MOMENTS)
    card = Card(
        id="", url=url_of(draw(PATHS)), title=draw(WORDS), kicker="", subtitle="", date=Moment(at, True),
        authors=(Person(name, name),), column=draw(TEXTS), summary=draw(TEXTS), image=cast(Any, ""), caption="",
        lead=False, weight=0, status="published", print_page=None, section="",
    )  # fmt: skip
    return Item(card, at, tuple(draw(st.lists(WORDS, max_size=3))))


def composed(form: str, item: Item, name: str) -> bytes:
    queries: dict[str, Query] = {
        "paper": lambda site: Paper(name=name, base_url="https://岚江.中国/报"),
        "base_url": lambda site: "https://岚江.中国/报",
        "feed": lambda site, id_: Channel(name, item.card.summary, "/index.html", (item,), item.updated),
        "person": lambda site, person: url_of(f"authors/{safe_name(person)}.html"),
    }
    return compose(Feed("feed", form), Reader(Answers(SITE, queries, {"feed": lambda site, id_: ""}))).data


@settings(deadline=None)
@given(items(), WORDS)
def test_any_text_gives_a_sound_atom_feed(item: Item, name: str) -> None:
    data = composed("atom", item, name)
    assert list(atom.faults(data)) == []
    entry = fromstring(data).find(f"{atom.ATOM}entry")
    assert entry is not None
    # XML makes one line feed of every way to end a line (2.11).
    assert entry.findtext(f"{atom.ATOM}title") == plain(item.card.title).replace("\r\n", "\n").replace("\r", "\n")


@settings(deadline=None)
@given(items(), WORDS)
def test_any_text_gives_a_sound_json_feed(item: Item, name: str) -> None:
    data = composed("json", item, name)
    assert list(jsonfeed.faults(data)) == []
    assert json.loads(data)["items"][0]["title"].translate(dict.fromkeys(range(32))) == plain(
        item.card.title
    ).translate(dict.fromkeys(range(32)))


@settings(deadline=None)
@given(PATHS)
def test_an_address_in_ascii_leads_to_its_page(path: str) -> None:
    whole = absolute("https://example.org/a/", url_of(path))
    assert whole.isascii()
    assert not set(whole) & set(" \"'<>\\^`{|}?#[]")
    assert path == "index.html" or path_of(whole.removeprefix("https://example.org/a")) == path
    assert uri(whole) == whole


@settings(deadline=None)
@given(TEXTS | TEXTS.map("http://岚".__add__))
def test_any_address_becomes_ascii_and_stays_so(address: str) -> None:
    assert uri(address).isascii()
    assert uri(uri(address)) == uri(address)
