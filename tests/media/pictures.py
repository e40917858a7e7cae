"""Real pictures of a few bytes, in every form that browsers show."""

import struct
import zlib


def png(width: int = 3, height: int = 2) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + b"\x80" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, *, orientation: int = 0, before: bytes = b"") -> bytes:
    """A JPEG's head; `orientation` as in EXIF, `before` are segments before it."""
    exif = b""
    if orientation:
        tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
        exif = segment(0xE1, b"Exif\0\0" + tiff)
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0")
    return b"\xff\xd8" + before + exif + frame + b"\xff\xd9"


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + b";"


def bmp(width: int, height: int) -> bytes:
    return b"BM" + struct.pack("<IIIIii", 54, 0, 54, 40, width, height) + bytes(28)


def webp(width: int, height: int, form: str = "VP8X") -> bytes:
    if form == "VP8X":
        data = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif form == "VP8L":
        data = b"\x2f" + (width - 1 | height - 1 << 14).to_bytes(4, "little") + bytes(5)
    else:
        data = b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width | 0x4000, height) + bytes(4)
    chunk = form.ljust(4).encode() + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def avif(width: int, height: int, *, turns: int = 0, more: bytes = b"") -> bytes:
    sizes = box(b"ispe", struct.pack(">III", 0, width, height)) + (box(b"irot", bytes([turns])) if turns else b"")
    used = box(b"ipma", struct.pack(">IIHB", 0, 1, 1, 2 if turns else 1) + (b"\x01\x02" if turns else b"\x01"))
    inside = box(b"pitm", struct.pack(">IH", 0, 1)) + more + box(b"iprp", box(b"ipco", sizes) + used)
    return box(b"ftyp", b"avif" + bytes(4) + b"avifmif1") + box(b"meta", bytes(4) + inside) + box(b"mdat", bytes(8))


def box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + name + data


def svg(attributes: str = 'width="60" height="40"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0h9"/></svg>'.encode()
