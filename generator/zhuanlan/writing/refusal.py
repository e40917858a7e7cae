"""Folders that are not written to."""

from pathlib import Path

from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.writing.standing import MANIFEST, foreign


def refusal(output: Path, root: Path) -> Bilingual | None:
    """Why this folder may not be written to: it holds the paper, lies in its sources, or has files that are not ours."""
    real, paper = output.resolve(), root.resolve()
    sources = [paper / name for name in ("content", "static", "themes")]
    if real == Path(real.anchor) or real == paper or real in paper.parents:
        return Bilingual("报纸本身在里面", "it holds the paper itself")
    if any(real == source or source in real.parents for source in sources):
        return Bilingual("这是放稿件和主题的地方", "it is where texts and themes are kept")
    if output.exists() and not output.is_dir():
        return Bilingual("这是一个文件", "it is a file")
    if output.is_dir() and not (output / MANIFEST).exists() and foreign(output):
        return Bilingual("里面有不是本程序生成的文件", "it holds files that are not ours")
    return None
