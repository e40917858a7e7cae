"""A file name with a control character that divides the ledger's records left lists as they were after an edit."""

import pytest

from tests.harness import Site


@pytest.mark.parametrize(("sign", "shown"), [("\n", "\\x0a"), ("\x1e", "\\x1e"), ("\x7f", "\\x7f")])
def test_such_a_file_is_an_error_that_shows_the_sign(sound_paper: Site, sign: str, shown: str) -> None:
    sound_paper.file(f"content/articles/a{sign}b.md", "---\n标题: 甲\n日期: 2026-11-01\n---\n\n正文。\n")
    built = sound_paper.check()
    assert built.errors == ["unreadable-file"]
    assert f"content/articles/a{shown}b.md" in built.said()
    assert "文件名里有控制字符" in built.said()
