"""html-validate: whether the HTML is what the standard says, beyond what a browser forgives."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).parent
_COMMAND = (_HERE / "node_modules" / ".bin" / "html-validate", "--config", _HERE / "htmlvalidate.cjs", "-f", "json")


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
