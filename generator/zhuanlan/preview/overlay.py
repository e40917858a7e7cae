"""What the preview adds to a page on its way to the browser, and the page that stands for one that cannot be made."""

import json
from collections.abc import Iterator, Sequence
from html import escape

from zhuanlan import report
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Language

PREFIX = "/.zhuanlan/"
"""Under this are the preview's own addresses; no output file can stand there."""
MOST = 200
"""Findings that are listed; nobody reads more, and a paper with a wrong setting has thousands."""

_TROUBLE = Bilingual("这一页现在印不出来", "this page cannot be made at the moment")
_WAIT = Bilingual("改好以后，这里会自己变成文章。", "When it is put right, the page comes by itself.")


def injected(html: bytes, *, stamp: str, status: str, missing: bool, language: Language) -> bytes:
    """The page with our script at the end of its body."""
    tag = _script(stamp=stamp, status=status, missing=missing, language=language).encode()
    end = html.lower().rfind(b"</body")
    return html + tag if end < 0 else html[:end] + tag + html[end:]


def listed(findings: Sequence[Diagnostic], mine: int, language: Language) -> bytes:
    """The findings for the script; the first `mine` of them are about the page."""
    records = [
        report.record(finding, language) | {"mine": number < mine}
        for number, finding in enumerate(findings[:MOST])
    ]  # fmt: skip
    errors = sum(finding.severity == "error" for finding in findings)
    totals = {"errors": errors, "warnings": len(findings) - errors, "more": max(len(findings) - MOST, 0)}
    return json.dumps({**totals, "findings": records}, ensure_ascii=False).encode("utf-8", "replace")


def trouble(findings: Sequence[Diagnostic], language: Language) -> bytes:
    """The page that says why there is no page. It is complete without a script."""
    return "\n".join(_trouble(findings, language)).encode("utf-8", "replace")


def _trouble(findings: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    title = escape(_TROUBLE.in_(language))
    yield f'<!DOCTYPE html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">'
    yield f'<title>{title}</title>\n<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<link rel="stylesheet" href="{PREFIX}trouble.css">\n</head>\n<body>\n<main>\n<h1>{title}</h1>'
    yield f"<pre>{escape(chr(10).join(report.text(findings[:MOST], language)))}</pre>"
    yield f"<p>{escape(_WAIT.in_(language))}</p>\n</main>"
    yield f"{_script(stamp='', status='', missing=False, language=language)}</body>\n</html>\n"


def _script(*, stamp: str, status: str, missing: bool, language: Language) -> str:
    values = {"stamp": stamp, "status": status, "missing": "yes" if missing else "", "language": language}
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())
    return f'<script src="{PREFIX}preview.js"{data} defer></script>\n'
