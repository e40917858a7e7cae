"""Numbers as Chinese editors write them: ３, 三, 十五, 二〇一〇."""

import re
import unicodedata

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "Ｏ": 0,
    "元": 1,
}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_SIGNS = "〇零○Ｏ一二三四五六七八九十百千廿卅两元"
_RUN = f"[{_SIGNS}]+(?=[年月日号時时点點分秒])"
_WHOLE = r"[+-]?\d{1,15}"
_ORDINAL = r"(?s)第?\s*(?P<number>.*?)\s*[版期号页名个]?"


def han_number(text: str) -> int | None:
    """The value of a number in Han characters; None where it is none."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or any(sign not in _DIGITS and sign not in _UNITS for sign in text):
        return None
    if not any(sign in _UNITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text)) if len(text) <= 15 else None
    total, section, digit = 0, 0, None
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign == "万":
            total, section, digit = (section + (digit or 0)) * 10_000, 0, None
        else:
            section += (1 if digit is None else digit) * _UNITS[sign]
            digit = None
    return total + section + (digit or 0)


def with_digits(text: str) -> str:
    """The text with ASCII digits where Han numerals stand before 年, 月, 日, 时, 分."""
    return re.sub(_RUN, lambda match: _written(match[0]), text)


def _written(run: str) -> str:
    if len(run) == 4 and all(sign in _DIGITS for sign in run):
        return "".join(str(_DIGITS[sign]) for sign in run)
    number = han_number(run)
    return run if number is None else str(number)


def whole(text: str) -> int | None:
    """A whole number: `3`, `３`, `三`, `第3版`. None where it is none, or has more than 15 digits."""
    text = unicodedata.normalize("NFKC", text[:40]).replace("−", "-").strip() if len(text) <= 40 else ""
    match = re.fullmatch(_ORDINAL, text)
    number = match["number"] if match else text
    if re.fullmatch(_WHOLE, number):
        return int(number)
    return han_number(number)
