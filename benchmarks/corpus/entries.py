"""Articles and profiles, each made from the seed and its number alone.

So article 17 is the same in a corpus of 1,000, 10,000 or 100,000, and in every generator's layout. An article has
1,500 to 4,000 characters, 3 to 7 headings, some bold, links, lists and quotations, one in twenty a table and one in
twenty a footnote; one author of 500, one column of 20, three tags of 200.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.corpus import words

FIRST_DAY = datetime(2014, 1, 1)
DAYS = 4200
"""Over how many days the articles are spread."""
ARTICLES_A_PROFILE = 30


@dataclass(frozen=True, slots=True)
class Article:
    """An article as every generator gets it."""

    id: str
    title: str
    date: datetime
    author: str
    column: str
    tags: tuple[str, ...]
    source: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A person, with a page of his own."""

    id: str
    name: str
    title: str
    institution: str
    honours: tuple[str, ...]
    date: datetime
    summary: str
    body: str


def article(number: int, seed: int = 1) -> Article:
    """Article `number` of the corpus."""
    chance = random.Random(f"{seed}/a/{number}")
    pick = chance.choice
    title = f"{pick(words.TITLES)}{pick(words.TITLES_OF)}{pick(words.TITLES_END)}（{number}）"
    day = FIRST_DAY + timedelta(days=number * 7919 % DAYS)
    author, column = pick(words.AUTHORS), words.COLUMNS[chance.randrange(len(words.COLUMNS))]
    tags, source = tuple(chance.sample(words.TAGS, 3)), f"《{pick(words.SOURCES)}》"
    return Article(
        id=f"a{number:06d}",
        title=title,
        date=day.replace(hour=6 + number % 12, minute=number * 7 % 60),
        author=author,
        column=column,
        tags=tags,
        source=source,
        summary=_sentence(chance) + pick(words.REMARKS) + "。",
        body=_article_body(chance, source),
    )


def profile(number: int, seed: int = 1) -> Profile:
    """Profile `number` of the corpus."""
    chance = random.Random(f"{seed}/m/{number}")
    name, institution = chance.choice(words.AUTHORS), chance.choice(words.INSTITUTIONS)
    honours = tuple(chance.sample(words.HONOURS, chance.randint(1, 4)))
    summary = _sentence(chance)
    parts = [_paragraph(chance), "## 主要事迹", *(_paragraph(chance) for _ in range(chance.randint(3, 6)))]
    parts += ["## 所获荣誉", "\n".join(f"- {honour}" for honour in honours), "## 群众评价", f"> {_sentence(chance)}"]
    return Profile(
        id=f"m{number:06d}",
        name=name,
        title=f"{name}（{number}）",
        institution=institution,
        honours=honours,
        date=datetime(2015, 1, 1, 8) + timedelta(days=number * 101 % 4000),
        summary=summary,
        body="\n\n".join(parts) + "\n",
    )


def profiles(size: int) -> int:
    """How many profiles go with so many articles."""
    return max(1, size // ARTICLES_A_PROFILE)


def _article_body(chance: random.Random, source: str) -> str:
    pick = chance.choice
    length, headings, special = chance.randint(1250, 3300), chance.randint(3, 7), chance.random()
    table, footnote = special < 0.05, 0.05 <= special < 0.10
    blocks = [_paragraph(chance)]
    section = max(1, (length - len(blocks[0])) // headings)
    for heading in range(headings):
        level = "##" if heading == 0 or chance.random() < 0.6 else "###"
        blocks.append(f"{level} {'一二三四五六七'[heading]}、{pick(words.HEADINGS)}，{pick(words.HEADINGS_GO_ON)}")
        written = 0
        if heading == 1 and (table or footnote):
            block = _table(chance) if table else _sentence(chance) + "[^1]" + _sentence(chance)
            blocks.append(block)
            written = len(block)
        while written < section:
            block = _block(chance)
            blocks.append(block)
            written += len(block)
    if footnote:
        blocks.append(f"[^1]: 参见{source}相关报道，{pick(words.REMARKS)}。")
    return "\n\n".join(blocks) + "\n"


def _block(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.07:
        return f"> {chance.choice(words.QUOTATIONS)}\n>\n> {_sentence(chance)}"
    if kind < 0.13:
        items = (f"- {chance.choice(words.HEADINGS)}：{_sentence(chance)}" for _ in range(chance.randint(3, 5)))
        return "\n".join(items)
    if kind < 0.17:
        return "\n".join(f"{place}. {_sentence(chance)}" for place in range(1, chance.randint(3, 4) + 1))
    return _paragraph(chance)


def _table(chance: random.Random) -> str:
    rows = (
        f"| {chance.choice(words.INSTITUTIONS)} | {chance.randint(3, 99)} | {chance.randint(100, 9999)} |"
        for _ in range(chance.randint(3, 7))
    )
    return "\n".join(["| 单位 | 项目数 | 服务人次 |", "| --- | ---: | ---: |", *rows])


def _paragraph(chance: random.Random) -> str:
    sentences = [_sentence(chance) for _ in range(chance.randint(2, 5))]
    kind = chance.random()
    if kind < 0.20:
        sentences[chance.randrange(len(sentences))] = f"**{chance.choice(words.REMARKS)}。**"
    elif kind < 0.30:
        report = chance.choice(words.TITLES) + chance.choice(words.TITLES_OF)
        sentences.append(f"有关情况可参阅[《{report}》](https://example.org/reports/{chance.randint(1, 9999)})一文。")
    elif kind < 0.34:
        sentences.append(f"*{chance.choice(words.OBJECTS)}*，正是其中应有之义。")
    return "".join(sentences)


def _sentence(chance: random.Random) -> str:
    pick = chance.choice
    kind = chance.random()
    if kind < 0.15:
        return pick(words.REMARKS) + "。"
    if kind < 0.55:
        return f"{pick(words.OPENINGS)}，{_deed(chance)}，{pick(words.PURPOSES)}。"
    if kind < 0.8:
        deed = _deed(chance)
        return f"{deed}，也{pick(words.ADVERBS)}{pick(words.VERBS)}{pick(words.OBJECTS)}；{pick(words.REMARKS)}。"
    if kind < 0.92:
        spent = f"在{pick(words.TAGS)}方面，{pick(words.SUBJECTS)}投入{chance.randint(2, 980)}万元"
        return f"{spent}，{pick(words.VERBS)}{pick(words.OBJECTS)}，{pick(words.PURPOSES)}。"
    return f"“{pick(words.REMARKS)}。”{pick(words.SUBJECTS)}这样说，{pick(words.OPENINGS)}，{pick(words.PURPOSES)}。"


def _deed(chance: random.Random) -> str:
    pick = chance.choice
    return f"{pick(words.SUBJECTS)}{pick(words.ADVERBS)}{pick(words.VERBS)}{pick(words.OBJECTS)}"
