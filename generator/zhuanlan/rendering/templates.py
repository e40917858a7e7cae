"""The Jinja environment of a theme: strict, always escaping, without a clock or chance."""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context
from markupsafe import Markup, escape

from zhuanlan.rendering.filters import FILTERS, urlencode


def escaped(value: object) -> str:
    """`markupsafe.escape` for the output alone, where nobody asks whether a text is markup.

    Most of what a page shows is markup already or holds nothing to escape, and both may stand as they are.
    """
    if type(value) is Markup:
        return value
    if type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value
    if is_dataclass(value):
        raise TypeError(f"a {type(value).__name__} has no text of its own: print one of its fields")
    return escape(value)


class _Calls(Context):
    """Calls without Jinja's search for functions that want the context: no theme can bring one, and a page calls dozens."""

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,
        _block_vars: object = None,
        _loop_vars: object = None,
        **kw: Any,
    ) -> Any:
        return called(*args, **kw)


class _Output(CodeGenerator):
    """Code that prints by `escaped`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.escaped(")


class Environment(jinja2.Environment):
    """Jinja's, with what takes most of the time of a page made lighter."""

    context_class = _Calls
    code_generator_class = _Output
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dict: every page copies it, and Jinja's chain of two is slow to copy."""
        return {**self.globals, **(d or {})}


def environment(folders: Sequence[Path]) -> Environment:
    """The environment of the theme that is looked for in these folders."""
    made = Environment(
        loader=jinja2.FileSystemLoader([folder / "templates" for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        # A theme has a few dozen templates: nothing is dropped, so nothing needs to be counted.
        cache_size=-1,
    )
    # The same input must give the same bytes: no clock, no chance, nothing that grows by itself.
    made.globals = {name: made.globals[name] for name in ("dict", "range", "cycler", "joiner", "namespace")}
    del made.filters["random"]
    made.filters.update(FILTERS, urlencode=urlencode)
    return made
