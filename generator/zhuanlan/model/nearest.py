"""The known word nearest to a misspelt one.

`difflib`'s ratio fails on Chinese keys of two characters, where one wrong character is half of the word; so this
counts edits (a swap of neighbours is one), after traditional characters and full-width letters are folded.
"""

import unicodedata
from collections.abc import Iterable

from zhuanlan.model.diagnostics import Bilingual

_TRADITIONAL = (
    "標题題標時間專欄關鍵詞簽來編輯責記員攝頭條狀態圖說電單歷網舊發佈類別榮譽職務領組織機構權顯轉載對號稱區線長書導語見報紙開結"
    "約稿規則備案檢許證導舉話檔錄譯審繪設計統籌監訪談寫執筆圍項雙諾評議現黨團體節資訊聯係繫個"
)
_SIMPLIFIED = (
    "标题题标时间专栏关键词签来编辑责记员摄头条状态图说电单历网旧发布类别荣誉职务领组织机构权显转载对号称区线长书导语见报纸开结"
    "约稿规则备案检许证导举话档录译审绘设计统筹监访谈写执笔围项双诺评议现党团体节资讯联系系个"
)
_FOLD = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_LONGEST = 40


def simplified(word: str) -> str:
    """The word without case, width, padding and traditional characters."""
    return "".join(unicodedata.normalize("NFKC", word).casefold().split()).translate(_FOLD)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The first of the nearest among `known`; None where none is near."""
    wanted = simplified(word)
    if not wanted or len(wanted) > _LONGEST:
        return None
    best, least = None, 10**9
    for candidate in known:
        other = simplified(candidate)
        distance = _distance(wanted, other)
        if distance < least and distance <= _reach(wanted, other):
            best, least = candidate, distance
    return best


def _reach(one: str, other: str) -> int:
    """How many edits still look like a slip: two in a long word, one in a short, never all that two words share."""
    if not set(one) & set(other):
        return 0
    shorter, longer = sorted((len(one), len(other)))
    if one.isascii() and other.isascii():
        return 1 if shorter <= 4 else 2 if longer <= 9 else 3
    return 1 if shorter <= 4 else 2


def _distance(one: str, other: str) -> int:
    """Edits from one to the other, where a swap of two neighbours is one edit (optimal string alignment)."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > 3:
        return _LONGEST
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, here in enumerate(one, 1):
        row = [i]
        for j, there in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (here != there))
            if i > 1 and j > 1 and here == other[j - 2] and one[i - 2] == there:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def likely(name: str, titles: Iterable[str]) -> str | None:
    """The title most likely meant: the nearest, else the shortest that holds the name, as when half of it was typed."""
    known = tuple(titles)
    wanted = simplified(name)
    holding = [title for title in known if len(wanted) > 1 and wanted in simplified(title)]
    return nearest(name, known) or min(holding, key=len, default=None)


def suggestion(name: str, known: Iterable[str]) -> Bilingual:
    """“Did you mean …”, or nothing."""
    return did_you_mean(nearest(name, known))


def did_you_mean(near: str | None) -> Bilingual:
    """The question, or nothing if there is nothing to ask."""
    return Bilingual(f"是不是“{near}”？", f"Did you mean “{near}”?") if near else Bilingual("", "")


def is_it(near: str | None) -> Bilingual:
    """The end of the sentence that says what there is not: the question, or the stop alone."""
    return Bilingual(f"，是不是“{near}”？", f'; is it "{near}"?') if near else Bilingual("。", ".")
