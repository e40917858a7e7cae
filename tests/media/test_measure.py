"""How large a picture is: told from its head, in every form; a hostile file costs a blink and no exception."""

import io
import struct
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.media.pictures import avif, bmp, box, gif, jpeg, png, segment, svg, webp
from zhuanlan.reading.media import measure


def size(data: bytes) -> tuple[int, int] | None:
    return measure(io.BytesIO(data))


@pytest.mark.parametrize(
    "data",
    [
        png(640, 480), jpeg(640, 480), gif(640, 480), bmp(640, 480), webp(640, 480), webp(640, 480, "VP8L"),
        webp(640, 480, "VP8"), avif(640, 480), svg('width="640" height="480"'), svg('width="480pt" height="5in"'),
        jpeg(640, 480, orientation=3), avif(480, 640, turns=1), avif(640, 480, turns=2), jpeg(480, 640, orientation=6),
        jpeg(480, 640, orientation=8), jpeg(640, 480, before=segment(0xE1, b"http://ns.adobe.com/" + bytes(60000)) * 60),
    ],
    ids=lambda data: data[:12].hex(),
)  # fmt: skip
def test_every_form_is_measured_as_a_browser_shows_it(data: bytes) -> None:
    assert size(data) == (640, 480)


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        ('viewBox="0 0 960 600" width="960" height="600"', (960, 600)),
        ('viewBox="0 0 960 600"', (1280, 800)),
        ('viewBox="0,0,24,24" width="100%" height="100%"', (1280, 1280)),
        ('viewBox="0 0 200 100" width="50"', (50, 25)),
        ('viewBox="0 0 200 100" height="50px"', (100, 50)),
        ("width='10mm' height = '1cm'", (38, 38)),
        ('width="0" height="0" viewBox="0 0 4 2"', (1280, 640)),
        ('stroke-width="3" data-height="7"', None),
        ('width="60"', None),
        ('width="-60" height="40"', None),
        ('width="1e9" height="40"', None),
        ('viewBox="0 0 1 0"', None),
        ('viewBox="0 0 1 900000000"', None),
        ('width="999999999" height="1"', None),
    ],
)
def test_an_svg_is_measured_by_its_first_tag(attributes: str, wanted: tuple[int, int] | None) -> None:
    assert size(svg(attributes)) == wanted


@pytest.mark.parametrize(
    "before",
    [
        '<?xml version="1.0" encoding="utf-8"?>\n', "\ufeff", "<!-- 图：<svg width='1' height='1'> -->\n" * 3,
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">',
        '<!DOCTYPE svg [\n<!ENTITY ns "http://www.w3.org/2000/svg">\n<!ENTITY b ">">\n] >', "<!-- " + "说明" * 2000 + " -->",
    ],
    ids=range(6),
)  # fmt: skip
def test_what_may_stand_before_the_first_tag_is_passed_over(before: str) -> None:
    assert size(before.encode() + svg()) == (60, 40)


def test_an_svg_in_utf16_is_read() -> None:
    assert size(svg().decode().encode("utf-16")) == (60, 40)


def bomb(levels: int = 30) -> bytes:
    """Ten times ten times ten …: expanded it would fill every disk there is."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE svg [<!ENTITY l0 "ha">{lines}]><svg width="60" height="40">&l{levels - 1};</svg>'.encode()


def extents(items: int) -> bytes:
    """An `iloc` box whose every item says that it lies in 65,535 places."""
    return box(
        b"iloc", bytes([1, 0, 0, 0, 0, 0]) + struct.pack(">H", items) + struct.pack(">HHHH", 1, 0, 0, 65535) * items
    )


HOSTILE = {
    "entities": bomb(),
    "an entity for a width": b'<!DOCTYPE svg [<!ENTITY w SYSTEM "file:///etc/passwd">]><svg width="&w;" height="4"/>',
    "a huge svg": svg() + b"<path/>" * 3_000_000,
    "an svg in one endless comment": b"<!--" * 1_000_000 + svg(),
    "tags without end": b"<svg " * 1_000_000,
    "an attribute without end": b'<svg width="' + b"9" * 5_000_000,
    "quotes": b"<svg " + b"'\"" * 1_000_000,
    "declarations": b"<?" * 1_000_000,
    "document types": b"<!a[" * 1_000_000,
    "brackets": b"<!a[" + b"] " * 1_000_000,
    "noise in a jpeg": b"\xff\xd8\xff" + b"\0" * 8_000_000,
    "marks in a jpeg": b"\xff\xd8" + b"\xff" * 8_000_000,
    "segments of a jpeg": b"\xff\xd8" + segment(0xE0, b"") * 2_000_000,
    "places of an avif": avif(640, 480, more=extents(5_000)),
    "boxes of an avif": box(b"ftyp", b"avif" + bytes(4)) + box(b"meta", bytes(4) + box(b"free", b"") * 1_000_000),
    "an avif of 16 exabytes": box(b"ftyp", b"avif" + bytes(4)) + b"\0\0\0\x01meta" + b"\xff" * 8,
    "digits": b"P1 " + b"1" * 5_000_000,
    "a tiff": b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, 2**60) + bytes(5_000_000),
    "a picture of no size": png(0, 0),
    "a picture of all sizes": png(2, 2)[:16] + b"\xff" * 8 + png(2, 2)[24:],
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_a_blink(data: bytes) -> None:
    file = io.BytesIO(data)
    tracemalloc.start()
    began = time.process_time()
    measure(file)
    took, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 1
    assert most < 16_000_000


def test_an_entity_is_never_expanded() -> None:
    assert size(bomb()) == (60, 40)
    assert size(HOSTILE["an entity for a width"]) is None


WHOLE = [png(9, 9), jpeg(9, 9, orientation=6), gif(9, 9), bmp(9, 9), webp(9, 9), avif(9, 9, turns=1), svg()]


@pytest.mark.parametrize("data", WHOLE, ids=lambda data: data[:12].hex())
def test_a_file_cut_anywhere_is_measured_or_not(data: bytes) -> None:
    for end in range(len(data)):
        assert size(data[:end]) in (None, size(data))


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.integers(0, 400), st.binary(min_size=1, max_size=9)), max_size=6))
def test_a_damaged_file_raises_nothing(data: bytes, damage: list[tuple[int, bytes]]) -> None:
    changed = bytearray(data)
    for at, wrong in damage:
        changed[at % len(data) : at % len(data) + len(wrong)] = wrong
    found = size(bytes(changed))
    assert found is None or (found[0] > 0 and found[1] > 0)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from([b"", *(data[:12] for data in WHOLE), b"<svg viewBox="]), st.binary(max_size=300))
def test_noise_raises_nothing(head: bytes, noise: bytes) -> None:
    size(head + noise)


@given(st.integers(1, 16383), st.integers(1, 16383))
def test_what_is_written_is_read(width: int, height: int) -> None:
    forms = (
        jpeg,
        gif,
        webp,
        avif,
        lambda width, height: png(2, 2)[:16] + struct.pack(">II", width, height) + b"\x08\0\0\0\0",
    )
    assert {size(form(width, height)) for form in forms} == {(width, height)}
    assert size(jpeg(width, height, orientation=6)) == size(avif(width, height, turns=3)) == (height, width)
