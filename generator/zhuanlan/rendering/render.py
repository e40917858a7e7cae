"""One page from its template: a function of the page and of the press, which is the theme and the site."""

import traceback
from pathlib import Path

import jinja2

from zhuanlan.model import codes
from zhuanlan.model.assets import NoAssetError
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.nearest import suggestion
from zhuanlan.model.page import Page, Rendered
from zhuanlan.rendering.press import Press, folder_of
from zhuanlan.rendering.reads import Reader
from zhuanlan.rendering.theme import Theme


def render(page: Page, press: Press, reader: Reader) -> Rendered | Diagnostic:
    """The page's bytes, or what is wrong in its template. It may run in any process, in any order."""
    theme = press.theme
    try:
        template = theme.environment.get_template(page.template)
        text = template.render(page=page, **press.names(reader, folder_of(page.path)))
    except jinja2.TemplateNotFound as error:
        place = Place(f"{theme.label}/templates/{error.name}")
        return codes.theme.TEMPLATE_MISSING.at(place, template=error.name)
    except jinja2.TemplateSyntaxError as error:
        place = _place(theme, error.filename or "", error.lineno)
        return codes.theme.TEMPLATE_ERROR.at(place, reason=error.message or error, page=page.path)
    except NoAssetError as error:
        name, known = error.args
        near = suggestion(str(name), known)
        return codes.theme.NO_ASSET.at(_raised_at(theme, error) or Place(theme.label), name=name, nearest=near)
    except Exception as error:  # a template can raise anything; the designer must learn where
        place = _raised_at(theme, error) or Place(f"{theme.label}/templates/{page.template}")
        return codes.theme.TEMPLATE_ERROR.at(place, reason=_told(error), page=page.path)
    return Rendered(page.path, text.encode("utf-8", "replace"))


def _told(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return text if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {text}"


def _raised_at(theme: Theme, error: Exception) -> Place | None:
    """The innermost template line that the error came through, None if it came through none (it could not be read)."""
    folders = tuple(str(folder / "templates") for folder in theme.folders)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(folders)]
    return _place(theme, frames[-1].filename, frames[-1].lineno or 0) if frames else None


def _place(theme: Theme, filename: str, line: int) -> Place:
    path = Path(filename)
    inside = path.as_posix().rpartition("/templates/")[2]
    try:
        excerpt = path.read_text("utf-8").splitlines()[line - 1].rstrip()
    except (OSError, IndexError, UnicodeDecodeError):
        excerpt = ""
    return Place(f"{theme.label}/templates/{inside}", line, 1 if line else 0, excerpt)
