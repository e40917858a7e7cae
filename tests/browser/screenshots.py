"""Pictures of a page of every template: `python -m tests.browser.screenshots FOLDER` (`make screenshots`)."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from tests.browser.chromium import chromium
from tests.browser.papers import Pick, grown, picks, sample
from tests.browser.server import serve

WIDTHS = (375, 768, 1280)
DARK_TOO = ("index.html", "article.html")

ALL_PICTURES = """async () => {
  for (const image of document.images) { image.loading = "eager"; await image.decode().catch(() => {}); }
}"""
"""Pictures below the fold are loaded as they come near, which a photograph of the whole page does not wait for."""

Scheme = Literal["light", "dark"]


def shots(templates: tuple[Pick, ...]) -> Iterator[tuple[Pick, int, Scheme]]:
    """What is photographed: everything light, the two pages that are read most dark too."""
    for pick in templates:
        schemes: tuple[Scheme, ...] = ("light", "dark") if pick.template in DARK_TOO else ("light",)
        for width in WIDTHS:
            yield from ((pick, width, scheme) for scheme in schemes)


def main(target: Path) -> None:
    """Take every picture anew."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        edition = sample(Path(scratch))
        templates = picks(edition, grown(Path(scratch), edition))
        page = browser.new_page()
        for output in {pick.output: None for pick in templates}:
            with serve(output, still=True) as home:
                for pick, width, scheme in shots(tuple(pick for pick in templates if pick.output == output)):
                    page.set_viewport_size({"width": width, "height": 900})
                    page.emulate_media(color_scheme=scheme)
                    page.goto(home + pick.path)
                    page.evaluate(ALL_PICTURES)
                    page.screenshot(
                        path=target / f"{pick.name}-{width}{'-dark' * (scheme == 'dark')}.png", full_page=True
                    )
    print(f"{len(list(target.iterdir()))} 张图片 pictures: {target}/")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
