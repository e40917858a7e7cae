"""The pattern with which Python-Markdown finds fenced code: the very one, so that nobody disagrees about where it ends.

The library is loaded when a text has a fence, and not before: it is 30 ms of every start.
"""

import re
from functools import cache


@cache
def pattern() -> re.Pattern[str]:
    from markdown.extensions.fenced_code import FencedBlockPreprocessor

    return FencedBlockPreprocessor.FENCED_BLOCK_RE
