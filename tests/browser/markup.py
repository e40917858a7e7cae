"""html-validate: whether the HTML is what the standard says, beyond what a browser forgives."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).parent
_NODE = Path(sys.executable).with_name("node")
_COMMAND = (
    _NODE,
    _HERE / "node_modules" / "html-validate" / "bin" / "html-validate.mjs",
    "--config",
    _HERE / "htmlvalidate.cjs",
    "-f",
    "json",
)


def faults(pages: Sequence[Path]) -> list[str]:
    """The findings in files of HTML, each with file, line, rule and selector."""
    done = subprocess.run([*map(str, _COMMAND), *map(str, pages)], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr or done.stdout
    return [
        f"{Path(result['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        f" ({message.get('selector') or ''})"
        for result in json.loads(done.stdout)
        for message in result["messages"]
    ]
