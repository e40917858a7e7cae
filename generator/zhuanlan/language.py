"""In which language to speak: `--lang`, else the paper's, else the machine's."""

from collections.abc import Mapping

from zhuanlan.model.diagnostics import Language


def choose(asked: str | None, paper: str, environment: Mapping[str, str]) -> Language:
    """`zh` or `en`. The environment's order is POSIX's: LC_ALL, LC_MESSAGES, LANG."""
    if asked in ("zh", "en"):
        return "zh" if asked == "zh" else "en"
    if paper:
        return "zh" if paper.lower().startswith("zh") else "en"
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next((name for name in names if name), "").lower().startswith("zh") else "en"
