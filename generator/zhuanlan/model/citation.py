"""How an article is cited: GB/T 7714-2015, 4.6 (electronic resources) with 4.4.2 (newspapers)."""

from zhuanlan.model.entry import Document
from zhuanlan.model.paper import Paper
from zhuanlan.model.uris import absolute

NAMED = 3
"""So many authors are named, the rest is 等 (8.1.2)."""


def citation(paper: Paper, document: Document) -> str:
    """`乔军. 话写在墙上[N/OL]. 岚江日报, 2026-11-20(3). https://…`; what is not known is left out.

    The day of access, which belongs in brackets after the date, is the reader's: the theme's script adds it.
    """
    article = document.record
    names = [person.name for person in article.authors]
    authors = ", ".join(names[:NAMED]) + (", 等" if len(names) > NAMED else "")
    title = " ".join(article.title.split())
    printed = article.print_date or article.date.at.date()
    page = f"({article.print_page})" if article.print_page else ""
    address = f" {absolute(paper.base_url, document.url)}." if paper.base_url else ""
    stands_in = article.reprinted_from or paper.name
    return f"{authors + '. ' if authors else ''}{title}[N/OL]. {stands_in}, {printed.isoformat()}{page}.{address}"
