"""QR codes of articles' addresses, for readers who go on reading on their telephones."""

from io import BytesIO

from zhuanlan.model.page import Drawing, Rendered

BORDER = 4
"""Modules of quiet zone, as ISO/IEC 18004 (6.3.8) asks for."""


def draw(drawing: Drawing) -> Rendered:
    """The drawing's SVG: black on white whatever the colours around it, or scanners fail."""
    # Loaded only by papers that print codes: it takes 30 ms.
    import segno

    out = BytesIO()
    code = segno.make(drawing.text, error="m", micro=False)
    code.save(
        out,
        kind="svg",
        border=BORDER,
        xmldecl=False,
        omitsize=True,
        light="#fff",
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return Rendered(drawing.path, out.getvalue())
