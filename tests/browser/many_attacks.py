"""Three hundred attacks more: every program that markup can start, behind every way out of where words are printed."""

from base64 import b64encode
from collections.abc import Sequence
from urllib.parse import quote

PROGRAMS = (
    "<script>parent.__hit=__hit=1</script>",
    "<img src=x onerror=__hit=2>",
    "<svg/onload=__hit=3>",
    '<iframe srcdoc="<script>parent.__hit=4</script>"></iframe>',
    "<details open ontoggle=__hit=5>",
    "<input autofocus onfocus=__hit=6>",
    "<video><source onerror=__hit=7></video>",
    "<body onload=__hit=8><body onpageshow=__hit=8>",
    "<a href=javascript:__hit=9 autofocus onfocus=__hit=9>x</a>",
    '<object data="data:text/html,<script>parent.__hit=10</script>"></object>',
    "<style onload=__hit=11></style><link rel=stylesheet href=data:text/css, onload=__hit=11>",
    '<meta http-equiv=refresh content="0;url=javascript:__hit=12">',
    "<math><annotation-xml encoding=text/html><img src=x onerror=__hit=13></annotation-xml></math>",
    "<svg><set attributeName=href to=javascript:__hit=14 onbegin=__hit=14></svg>",
    '<div style="animation:x" onanimationstart=__hit=15 onwheel=__hit=15>',
    "<template><script>__hit=16</script></template><xmp><img src=x onerror=__hit=16>",
)
"""What runs by itself in an old or a new browser, each by another door."""

WAYS_OUT = (
    "", '">', "'>", "`>", "</title>", "</textarea></style>", "</script>", "-->", "]]>", "\\\">", "&quot;>", "?>", "</a></p></div>",
    "{{''}}%}", "<!--><!--", "\t\u00a0/",
)  # fmt: skip
"""Ends of an attribute, an element that holds text, a comment, a section, a string of JSON, a template."""


def _disguised(program: str) -> list[str]:
    """The same in other letters, which somebody may turn back once too often."""
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in program)
    entities = "".join(f"&#{ord(letter)};" for letter in program)
    escapes = "".join(f"\\u{ord(letter):04x}" for letter in program)
    return [quote(program), wide, entities, escapes, f"data:text/html;base64,{b64encode(program.encode()).decode()}"]


MANY = (
    *(out + program for program in PROGRAMS for out in WAYS_OUT),
    *(one for program in PROGRAMS for one in _disguised(program)),
)


def alone(attacks: Sequence[str]) -> list[Sequence[str]]:
    """Each by itself."""
    return [(attack,) for attack in attacks]


def crowded(attacks: Sequence[str], size: int = 8) -> list[Sequence[str]]:
    """Several on each page; more would not go into one head."""
    return [attacks[start : start + size] for start in range(0, len(attacks), size)]
