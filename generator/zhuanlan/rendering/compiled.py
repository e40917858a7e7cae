"""Templates of the shipped themes are compiled once, and their code is kept as Python keeps that of modules.

To compile them takes a quarter of a second at every start. What is kept is code, so it lies only where the code of this
room lies, in its `__pycache__`: whoever can write there could change the modules as well. A paper's own templates are
compiled every time, since nothing in a paper's folder may call anything.
"""

from hashlib import blake2b
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from zhuanlan.rendering.tool import tool_digest


class Kept(jinja2.BytecodeCache):
    """What Jinja asks for code before it compiles. `shipped` is the folder of the themes whose code may be kept."""

    def __init__(self, shipped: Path) -> None:
        self._shipped = shipped

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        bucket = Bucket(environment, name, "")
        path = Path(filename or "")
        if path.is_relative_to(self._shipped):
            bucket.code = _code(environment, name, path, path.relative_to(self._shipped).as_posix(), source)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """What is to be kept has been."""


def _code(environment: jinja2.Environment, name: str, path: Path, shown: str, source: str) -> CodeType | None:
    try:
        code = _Module(environment, name, path, shown, source).get_code(shown)
    except (EOFError, ValueError, TypeError):
        # A disk that was full has left half of it.
        return None
    return code.replace(co_filename=str(path)) if code is not None else None


class _Module(SourceFileLoader):
    """Python's own way from a source to its code and back: written whole or not at all, and nowhere if it is told so.

    A source is told by two numbers of 32 bits, its time and its size. In place of the time stands a digest of the
    template and of the tool.
    """

    def __init__(self, environment: jinja2.Environment, name: str, path: Path, shown: str, source: str) -> None:
        super().__init__(shown, str(Path(__file__).with_name(f"{shown.replace('/', '~')}.py")))
        self._environment = environment
        self._template = (name, str(path))
        self._source = source.encode("utf-8", "surrogatepass")

    def path_stats(self, path: str) -> dict[str, int]:
        told = blake2b(f"{tool_digest()} {jinja2.__version__} ".encode() + self._source, digest_size=4)
        return {"mtime": int.from_bytes(told.digest()), "size": len(self._source)}

    def get_data(self, path: str) -> bytes:
        return self._source if path == self.path else super().get_data(path)

    def source_to_code(self, data: bytes, path: str) -> CodeType:  # type: ignore[override]
        return self._environment.compile(data.decode("utf-8", "surrogatepass"), *self._template)
