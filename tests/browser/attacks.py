"""A paper whose every text field is an attack, filled by the records' own schema: a new field joins by itself.

What the generator refuses (an address that is none, say) is taken out again, key by key.
"""

import json
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

from tests.browser.papers import Edition, printed
from tests.harness import NOON
from zhuanlan.build.run import Order, View, build
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.paper import Paper
from zhuanlan.model.schema import (
    Credits,
    Day,
    Entry,
    Group,
    Line,
    Mail,
    Many,
    Names,
    Pairs,
    Paths,
    Prose,
    Type,
    Web,
    When,
    Words,
    keys_of,
)

ATTACKS = (
    "<script>__hit=1</script>",
    "</title></textarea></script><ScRiPt src=data:text/javascript,__hit=2></ScRiPt>",
    "<<script>__hit=3//<</script>",
    '"><img src=x onerror=__hit=4>',
    "'><img src=x onerror=__hit=5>",
    "<img src=x onerror=__hit=6 ",
    '" onmouseover="__hit=7" autofocus onfocus="__hit=7" x="',
    "' onfocus='__hit=8' autofocus tabindex=0 x='",
    "` onfocus=__hit=9 autofocus `",
    "javascript:__hit=10",
    "JaVa\tScript:__hit=11",
    "&#106;avascript&colon;__hit=12",
    "javascript://example.org/%0a__hit=13",
    "data:text/html,<script>opener.__hit=14</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxNSk8L3NjcmlwdD4=",
    "vbscript:msgbox(16)",
    "<svg onload=__hit=17><script>__hit=17</script></svg>",
    "<svg><animate onbegin=__hit=18 attributeName=x dur=1s>",
    "<math><mi xlink:href='data:x,<script>__hit=19</script>'>",
    "<iframe srcdoc='<script>parent.__hit=20</script>'></iframe>",
    "<object data=javascript:__hit=21></object><embed src=javascript:__hit=21>",
    "<details open ontoggle=__hit=22><summary>x</summary></details>",
    "<style>@import 'javascript:__hit=23';</style><style onload=__hit=23></style>",
    "<meta http-equiv=refresh content='0;url=javascript:__hit=24'><base href='javascript:__hit=24//'>",
    "<form action=javascript:__hit=25><input autofocus onfocus=__hit=25></form>",
    "&lt;script&gt;__hit=26&lt;/script&gt;&#60;img src=x onerror=__hit=26&#62;",
    "%3Cscript%3E__hit=27%3C/script%3E\\u003cscript\\u003e__hit=27\\u003c/script\\u003e",
    "--><script>__hit=28</script>]]><script>__hit=28</script><!--",
    "{{ 7*7 }}{% print(7*7) %}${7*7}{{ ''.__class__.__mro__ }}",
    "<noscript><p title='</noscript><img src=x onerror=__hit=30>'>",
    "＜script＞__hit=31＜/script＞",
    "<a href=javascript:__hit=32 style='background:url(javascript:__hit=32)' onclick=__hit=32>x</a>",
)
"""Each opens another door: elements, attributes, addresses, entities, encodings, templates, comments."""

BODY = """{0}

## {0}

[{0}]({0}) [x](<{0}>) ![{0}]({0}) <{0}> [[{0}]]

> {0}

- {0}

1. {0} **{0}** *{0}* `{0}`

| {0} | b |
|---|---|
| c | {0} |

    {0}

{{: onclick="{0}" }}

[x][r] and[^1] and <b onclick="{0}" title="{0}">x</b>

[r]: {0} "{0}"

[^1]: {0}
"""

_FILLED: dict[type, Callable[[Sequence[str]], object]] = {
    Line: " ".join,
    Prose: "\n\n".join,
    Words: list,
    Names: list,
    Credits: lambda attacks: {"责任编辑": list(attacks), **{attack: attack for attack in attacks}},
    When: lambda attacks: "2026-11-01",
    Day: lambda attacks: "2026-11-01",
    Web: lambda attacks: f"https://example.org/?{attacks[0]}",
    Mail: lambda attacks: f"{attacks[0]}@example.org",
    Paths: lambda attacks: [f"old/{attack}.html" for attack in attacks],
    Pairs: lambda attacks: {attack: attack for attack in attacks},
}
"""What fills a field of a type, where it can hold somebody's words."""


def filled(record: type, attacks: Sequence[str]) -> dict[str, object]:
    """Every field of a record that can hold words, with these words in it."""
    timeless = (key for key in keys_of(record) if key.required or not isinstance(key.type, Day | When))
    values = {key.name: _value(key.type, attacks) for key in timeless}
    return {name: value for name, value in values.items() if value is not None}


def _value(type_: Type, attacks: Sequence[str]) -> object:
    if isinstance(type_, Many):
        return [filled(type_.group.record, (attack,)) for attack in attacks]
    if isinstance(type_, Group):
        return filled(type_.record, attacks)
    if isinstance(type_, Entry):
        return _called(" ".join(attacks), type_.kind)
    fill = _FILLED.get(type(type_))
    return fill(attacks) if fill else None


def _called(attack: str, kind: str) -> str:
    """The name of an entry; a script still runs with a comment at its end."""
    return f"{attack}//{kind}"


SITE: dict[str, object] = {
    "language": "zh-CN",
    "theme": "broadsheet",
    "base_url": "https://example.org/paper/",
}
"""What site.yaml needs so that there is a site."""


def attacked(folder: Path, groups: Sequence[Sequence[str]]) -> Edition:
    """The paper, printed: an entry of every kind for every group of attacks, and as many as fit in site.yaml.

    The words of the menu lead to the columns.
    """
    source = folder / "attacked"
    joined = [" ".join(group) for group in groups]
    menu = [{"name": name, "to": _called(name, "column")} for name in _fitting(joined, 6_000)]
    words = _fitting([group[0] for group in groups], 2_000)
    _write(source / "site.yaml", _head(filled(Paper, words) | SITE | {"menu": menu}))
    for kind in KINDS:
        for number, group in enumerate(groups):
            head = filled(kind.record, group) | {"slug": f"{kind.name}-{number}"}
            named = {key: _called(" ".join(group), kind.name) for key in head.keys() & {"title", "name"}}
            body = "\n\n".join(BODY.format(attack) for attack in group)
            text = f"---\n{_head(head | named)}---\n\n{body}"
            _write(source / "content" / kind.folders[0] / f"{number}.md", text)
    errors = [
        finding
        for finding in build(Order(source, None, View(NOON), remember=False)).findings
        if finding.severity == "error"
    ]
    for file, lines in _lines(errors).items():
        if (source / file).is_file():
            _take_out(source / file, lines)
    return printed(source, folder / "attacked-output")


def _fitting(texts: Sequence[str], room: int) -> list[str]:
    """As many of the first as have room: a head may have 64 KB."""
    return [text for text, end in zip(texts, accumulate(map(len, texts)), strict=True) if end <= room]


def _head(values: dict[str, object]) -> str:
    """One key a line, so that the line of a finding tells its key."""
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())


def _lines(findings: Sequence[Diagnostic]) -> dict[str, set[int]]:
    files: dict[str, set[int]] = {}
    for finding in findings:
        files.setdefault(finding.place.file, set()).add(finding.place.line)
    return files


def _take_out(path: Path, lines: set[int]) -> None:
    text = path.read_text("utf-8").split("\n")
    _write(path, "\n".join(line for number, line in enumerate(text, 1) if number not in lines))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
