"""How each generator wants its sources: the same entry, under other names and in another place."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.corpus import words
from benchmarks.corpus.entries import Article, Profile

Head = Mapping[str, str]
"""The lines of a front matter, the values as they are typed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`title` is the key that an editor changes when an article gets another title; `extra` are files besides."""

    articles: str
    profiles: str
    article_head: Callable[[Article], Head]
    profile_head: Callable[[Profile], Head]
    title: str = "title"
    fence: str = "---\n"
    extra: tuple[tuple[str, str], ...] = ()

    def article(self, entry: Article) -> tuple[str, str]:
        """Where an article stands, and its text."""
        column = f"c{words.COLUMNS.index(entry.column) + 1:02}"
        return self.articles.format(id=entry.id, column=column), self._text(self.article_head(entry), entry.body)

    def profile(self, entry: Profile) -> tuple[str, str]:
        """Where a profile stands, and its text."""
        return self.profiles.format(id=entry.id), self._text(self.profile_head(entry), entry.body)

    def _text(self, head: Head, body: str) -> str:
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        return f"{self.fence}{lines}{self.fence}\n{body}"


def _typed(text: str) -> str:
    """A text as YAML takes it, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_typed, texts))}]"


def _article(entry: Article, **names: str) -> dict[str, str]:
    """The head of an article as most generators take it; `names` are keys that one has another word for."""
    head = {
        "title": _typed(entry.title),
        "date": f"{entry.date}",
        "author": _typed(entry.author),
        "column": _typed(entry.column),
        "tags": _listed(entry.tags),
        "source": _typed(entry.source),
        "summary": _typed(entry.summary),
    }
    return {names.get(key, key): value for key, value in head.items()}


def _zhuanlan(entry: Article) -> Head:
    return _article(
        entry, title="标题", date="日期", author="作者", column="专栏", tags="标签", source="来源", summary="摘要"
    )


def _zhuanlan_profile(entry: Profile) -> Head:
    return {
        "姓名": _typed(entry.title),
        "类型": "个人",
        "职务": _typed(entry.institution),
        "荣誉": _listed(entry.honours),
        "摘要": _typed(entry.summary),
    }


def _hugo(entry: Article) -> Head:
    return _article(entry, author="authors", column="columns") | {
        "date": f"{entry.date.isoformat()}+08:00",
        "authors": _listed([entry.author]),
        "columns": _listed([entry.column]),
    }


def _pelican(entry: Article) -> Head:
    return {
        "Title": entry.title,
        "Date": f"{entry.date:%Y-%m-%d %H:%M}",
        "Slug": entry.id,
        "Author": entry.author,
        "Category": entry.column,
        "Tags": ", ".join(entry.tags),
        "Source": entry.source,
        "Summary": entry.summary,
    }


def _pelican_profile(entry: Profile) -> Head:
    return {
        "Title": entry.title,
        "Date": f"{entry.date:%Y-%m-%d %H:%M}",
        "Slug": entry.id,
        "Organisation": entry.institution,
        "Honours": "、".join(entry.honours),
        "Summary": entry.summary,
    }


def _nikola(entry: Article) -> Head:
    return _article(entry, column="category", summary="description") | {
        "slug": entry.id,
        "date": _typed(f"{entry.date} UTC"),
        "tags": _typed(", ".join(entry.tags)),
        "type": "text",
    }


def _eleventy(entry: Article) -> Head:
    # `tags` makes collections in Eleventy, which the skeleton does itself.
    return _article(entry, tags="topics") | {"date": f"{entry.date.isoformat()}Z"}


def _hexo(entry: Article) -> Head:
    return _article(entry, column="categories", source="source_name") | {"categories": _listed([entry.column])}


def _person(entry: Profile) -> Head:
    return {
        "title": _typed(entry.title),
        "name": _typed(entry.name),
        "organisation": _typed(entry.institution),
        "honours": _listed(entry.honours),
        "date": f"{entry.date.isoformat()}Z",
        "summary": _typed(entry.summary),
    }


def _hexo_profile(entry: Profile) -> Head:
    return {**_person(entry), "date": f"{entry.date}", "layout": "member"}


def _nikola_profile(entry: Profile) -> Head:
    head = {**_person(entry), "slug": entry.id, "date": _typed(f"{entry.date} UTC"), "type": "text"}
    return {"description" if key == "summary" else key: value for key, value in head.items()}


_OUR_COLUMNS = tuple(
    (f"content/columns/c{number:02}.md", f"---\n名称: {_typed(name)}\n顺序: {number}\n---\n")
    for number, name in enumerate(words.COLUMNS, 1)
)

LAYOUTS: Mapping[str, Layout] = {
    "zhuanlan": Layout(
        "content/articles/{column}/{id}.md",
        "content/profiles/{id}.md",
        _zhuanlan,
        _zhuanlan_profile,
        title="标题",
        extra=_OUR_COLUMNS,
    ),
    "hugo": Layout("content/posts/{id}.md", "content/members/{id}.md", _hugo, _person),
    "pelican": Layout(
        "content/articles/{id}.md", "content/pages/{id}.md", _pelican, _pelican_profile, title="Title", fence=""
    ),
    "nikola": Layout("posts/{id}.md", "pages/{id}.md", _nikola, _nikola_profile),
    "mkdocs": Layout("docs/articles/{id}.md", "docs/members/{id}.md", _article, _person),
    "eleventy": Layout("src/posts/{id}.md", "src/members/{id}.md", _eleventy, _person),
    "hexo": Layout("source/_posts/{id}.md", "source/members/{id}.md", _hexo, _hexo_profile),
}
