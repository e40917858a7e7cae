"""Tables, quotations, footnotes and blocks, as assistive technology meets them."""

import pytest

from tests.markdown.rendered import body_of, found


def flat(html: str) -> str:
    return html.replace("\n", "")


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("> 引文。\n>\n> ——鲁迅", '<p>引文。</p><p class="source"><span class="dash">——</span>鲁迅</p>'),
        ("> 引文。\n> ——鲁迅", '<p>引文。</p><p class="source"><span class="dash">——</span>鲁迅</p>'),
        ("> 引文。\n>\n> — 鲁迅", '<p>引文。</p><p class="source">— 鲁迅</p>'),
        ("> 引文。\n>\n> **——鲁迅**", '<p>引文。</p><p class="source"><strong><span class="dash">——</span>鲁迅</strong></p>'),
        ("> 引文。\n>\n> ——鲁迅\n> {: .small }", '<p>引文。</p><p class="source small"><span class="dash">——</span>鲁迅</p>'),
        ("> ——鲁迅\n>\n> 引文。", '<p><span class="dash">——</span>鲁迅</p><p>引文。</p>'),
        ("> 引文——好。", '<p>引文<span class="dash">——</span>好。</p>'),
        ("> 引文\n> ——甲\n> 乙", '<p>引文<span class="dash">——</span>甲乙</p>'),
        ("> ——鲁迅\n>\n> - 甲\n> - 乙", '<p><span class="dash">——</span>鲁迅</p><ul><li>甲</li><li>乙</li></ul>'),
    ],
)  # fmt: skip
def test_the_source_of_a_quotation(typed: str, html: str) -> None:
    assert flat(body_of(f"{typed}\n")) == f"<blockquote>{html}</blockquote>"


TABLE = '<div class="table" role="group" tabindex="0" aria-label="{}"><table>'


def test_a_table_scrolls_where_the_keyboard_reaches_it() -> None:
    html = flat(body_of("| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n"))
    assert html.startswith(TABLE.format("表格") + '<thead><tr><th scope="col">甲</th>')
    assert html.endswith("</tbody></table></div>")


def test_a_table_is_called_what_its_caption_says() -> None:
    html = body_of('<table id="x">\n<caption>收支 &amp; <b>结余</b></caption>\n<tr><td>1</td></tr>\n</table>\n')
    assert html.startswith(TABLE.format("表格：收支 &amp; 结余").removesuffix(">") + ' id="w-x">')


def test_a_heading_of_nothing_is_none() -> None:
    html = flat(body_of("| | 乙 |\n|:--|--|\n| 甲 | 2 |\n"))
    assert '<tr><td class="align-left"></td><th scope="col">乙</th></tr>' in html
    assert '<td> </td><th scope="row"><img' in flat(
        body_of('<table><tr><th scope="col"> </th><th scope="row"><img src="a.png" alt="甲"></th></tr></table>\n')
    )


def test_the_way_back_from_a_footnote_is_in_chinese() -> None:
    html = body_of("甲[^1]乙[^2]\n\n[^1]: 丙\n[^2]: 丁\n")
    assert '<a href="#w-fnref:2" class="footnote-backref" aria-label="返回正文注释2">↩</a>' in html


def test_blocks_are_no_landmarks() -> None:
    """Two blocks of one name would be two landmarks of one name, within an article where none should be."""
    html = body_of("正文\n\n::: 链接\n甲\n:::\n\n::: 链接\n乙\n:::\n\n::: 编者按 “开栏”的话\n丙\n:::\n")
    assert "<aside" not in html
    assert html.count('<div role="note" aria-label="链接" class="related">') == 2
    assert 'aria-label="开栏”的话"' in html


def test_what_is_ours_no_text_can_take() -> None:
    html = body_of('<div role="banner" aria-label="假" tabindex="1" aria-hidden="true">甲</div>\n')
    assert html == "<div>甲</div>"
    assert [code for code, _, _ in found('<div role="banner" aria-label="假">甲</div>\n')] == ["removed-html"] * 2
