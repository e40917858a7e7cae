"""How much of a folder of Markdown needs no Python-Markdown: `python -m benchmarks.shortcut DIR`.

Counted are the blocks of each body as it is typed (what stands between two blank lines), and whole bodies.
"""

import sys
from pathlib import Path

from zhuanlan.reading import frontmatter
from zhuanlan.reading.markdown.shortcut import carried
from zhuanlan.reading.markdown.tokens import KNOWN


def blocks(text: str) -> int:
    """The blocks of a text, without the marks of those that are known."""
    return sum(bool(block.strip()) and not block.startswith(KNOWN[0]) for block in text.split("\n\n"))


def main(folder: Path) -> None:
    bodies = [frontmatter.split(path.read_text(encoding="utf-8"), path.name).body for path in folder.rglob("*.md")]
    rests = [carried(body).rest for body in bodies]
    every, left = sum(map(blocks, bodies)), sum(map(blocks, rests))
    print(f"texts {len(bodies)}, without the library {rests.count('')} ({rests.count('') / len(bodies or '1'):.1%})")
    print(f"blocks {every}, without the library {every - left} ({(every - left) / (every or 1):.1%})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
