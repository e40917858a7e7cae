"""Where the front matter ends and the body begins: `---` … `---`, also as it is typed by mistake."""

from dataclasses import dataclass

from zhuanlan.model.codes.fences import NO_OPENING_FENCE, ODD_FENCE, UNCLOSED_FRONT_MATTER
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.reading.frontmatter import keylines


@dataclass(frozen=True, slots=True)
class Frame:
    """A text cut in two. `head` is None where there is no front matter at all; `first` is its first line's number."""

    head: str | None
    first: int
    body: str
    body_line: int
    findings: tuple[Diagnostic, ...] = ()


def cut(text: str, path: str) -> Frame:
    if text.startswith("---\n"):
        close = keylines.FENCE.search(text, 4)
        if close is not None:
            odd = keylines.ODD_FENCE.search(text, 4, close.start()) if close.start() > 4 else None
            if odd is None or keylines.are_keys(text[odd.end() : close.start()]):
                line = text.count("\n", 0, close.start()) + 1
                return Frame(text[4 : max(4, close.start() - 1)], 2, text[close.end() + 1 :], line + 1)
    return _oddly_fenced(text, path)


def _oddly_fenced(text: str, path: str) -> Frame:
    lines = text.split("\n")
    opening = next((index for index, line in enumerate(lines) if line.strip()), None)
    if opening is None:
        return Frame(None, 1, text, 1)
    found: list[Diagnostic] = []
    if not _is_fence(lines[opening]):
        return _unopened(lines, opening, path) if keylines.is_familiar(lines[opening]) else Frame(None, 1, text, 1)
    close = next((index for index in range(opening + 1, len(lines)) if _is_fence(lines[index])), None)
    after = next((line for line in lines[opening + 1 :] if line.strip()), "")
    if lines[opening].rstrip() != "---" or opening:
        # A row of dashes may also be a rule above the text: it opens front matter only where keys follow.
        if keylines.key_line(after) is None:
            return Frame(None, 1, text, 1)
        found += _odd(lines, opening, path, always=opening > 0)
    if close is None:
        return _unclosed(lines, opening, path, found)
    found += _odd(lines, close, path)
    return _frame(lines, opening + 1, close, close + 1, found)


def _unopened(lines: list[str], start: int, path: str) -> Frame:
    found = [NO_OPENING_FENCE.at(Place(path, start + 1, 1, lines[start]))]
    end = keylines.end_of_keys(lines, start)
    close = next((index for index in range(start, len(lines)) if _is_fence(lines[index])), None)
    if close is not None and not any(line.strip() for line in lines[end:close]):
        return _frame(lines, start, close, close + 1, found)
    return _frame(lines, start, end, end, found)


def _unclosed(lines: list[str], opening: int, path: str, found: list[Diagnostic]) -> Frame:
    end = keylines.end_of_keys(lines, opening + 1)
    place = Place(path, end + 1, 1, lines[end]) if end < len(lines) else Place(path, end, 1, lines[end - 1])
    found.append(UNCLOSED_FRONT_MATTER.at(place, opened=opening + 1, line=end + 1))
    return _frame(lines, opening + 1, end, end, found)


def _frame(lines: list[str], start: int, end: int, body: int, found: list[Diagnostic]) -> Frame:
    return Frame("\n".join(lines[start:end]), start + 1, "\n".join(lines[body:]), body + 1, tuple(found))


def _is_fence(line: str) -> bool:
    return keylines.FENCE.match(line) is not None or keylines.ODD_FENCE.match(line) is not None


def _odd(lines: list[str], index: int, path: str, *, always: bool = False) -> list[Diagnostic]:
    if lines[index].rstrip(" \t") == "---" and not always:
        return []
    place = Place(path, index + 1, 1, lines[index])
    return [ODD_FENCE.at(place, typed=lines[index].strip(), fix="---")]
