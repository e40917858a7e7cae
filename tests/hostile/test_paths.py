"""Paths that contributors type, and names that they give: nothing outside the paper is read, nothing outside the output is written."""

from pathlib import Path

import pytest

from tests.harness import Site, bare, tree
from tests.media.pictures import png

SECRET = "机密：秘密的账本"
PATHS = (
    "../../../secret.md", "../../../secret.png", "../../../../secret.png", "/etc/passwd", "//example.org/../secret.png",
    "..\\..\\..\\secret.png", "%2e%2e/%2e%2e/%2e%2e/secret.png", "..%2f..%2f..%2fsecret.png", "%252e%252e%252fsecret.png",
    "....//....//secret.png", "./../../../secret.png", "media/../../../../secret.png", "a/b/../../../../../secret.png",
    "file:///etc/passwd", "file:../../../secret.png", "C:\\secret.png", "\\\\host\\share\\secret.png", "~/secret.png",
    "~root/secret.png", "../../../paper-secret/secret.png", "../../../paper/../secret.png", "．．／．．／．．／secret.png",
    "../../site.yaml", "../../.zhuanlan/ledger", "../../../paper/../paper-secret/secret.md", "..;/..;/..;/secret.png",
    "/proc/self/environ", "../../../secret.png#x", "../../../secret.png?x", "link-out.png", "folder-out/secret.png",
    ".", "..", "...", ".zhuanlan-files", ".git/config", ".htaccess", "x/.zhuanlan-files", "CON", "a:b", "nul.html", "x/", "x//y",
    "../", "\u202e../../secret.png", "..\u200b/..\u200b/secret.png", "..\u2215..\u2215secret.png", "index.html/../../../pwn.html",
)  # fmt: skip
"""Ways out: upwards, absolute, encoded once and twice, of other systems, by a prefix, by a link; and names that are not for pages."""

ENTRIES = {
    "picture": "content/articles/{n}.md|标题: 例{n}\n日期: 2026-11-01\n题图: {p}\n图片说明: 图",
    "slug": "content/articles/{n}.md|标题: 例{n}\n日期: 2026-11-01\n网址名: {p}",
    "alias": "content/articles/{n}.md|标题: 例{n}\n日期: 2026-11-01\n旧网址: [{p}]",
    "portrait": "content/profiles/{n}.md|姓名: 例{n}\n照片: {p}",
    "institution": "content/institutions/{n}.md|名称: 单位{n}\n网址名: {p}",
    "column": "content/columns/{n}.md|名称: 栏{n}\n网址名: {p}",
    "page": "content/pages/{n}.md|标题: 页{n}\n网址名: {p}",
}
"""Keys of entries that hold a path or become one."""

BODY = '\n\n[链]({p}) ![图]({p}) <a href="{p}">x</a> <img src="{p}" alt="x"> [[{p}]] [x][r]\n\n[r]: {p}\n\n::: 链接\n{p}\n:::\n'


def walled(folder: Path) -> Site:
    """A paper with secrets around it, and links that lead to them."""
    site = bare(folder / "paper")
    site.article("good", "好的。\n")
    for place in (folder, folder / "paper-secret"):
        place.mkdir(parents=True, exist_ok=True)
        (place / "secret.md").write_text(f"---\n标题: {SECRET}\n日期: 2026-11-01\n---\n\n{SECRET}\n", "utf-8")
        (place / "secret.png").write_bytes(png(30, 20) + SECRET.encode())
    for inside in ("content/articles", "content/media", "static"):
        (site.folder / inside).mkdir(parents=True, exist_ok=True)
        (site.folder / inside / "link-out.png").symlink_to(folder / "secret.png")
        (site.folder / inside / "folder-out").symlink_to(folder / "paper-secret")
    return site


def escaped(site: Site) -> list[str]:
    """What got out, and what got in, by a build that goes on whatever it meets."""
    outside = site.folder.parent
    sources = {
        path: data for path, data in tree(outside).items() if "/output/" not in path and "/.zhuanlan/" not in path
    }
    built = site.build(keep_going=True)
    assert built.changes is not None, built.said()
    assert "articles/good.html" in built.files()
    after = {path: data for path, data in tree(outside).items() if "/output/" not in path and "/.zhuanlan/" not in path}
    wrong = [
        f"{path} outside is another" for path in after.keys() | sources.keys() if after.get(path) != sources.get(path)
    ]
    inside = {path.relative_to(outside).as_posix(): path for path in site.output.rglob("*")}
    wrong += [f"{path} leads out" for path, file in inside.items() if file.is_symlink()]
    return wrong + [
        f"{path} holds the secret"
        for path, file in inside.items()
        if file.is_file() and SECRET.encode() in file.read_bytes()
    ]


def test_no_path_of_an_entry_leads_out(tmp_path: Path) -> None:
    site = walled(tmp_path)
    tried = 0
    for path in PATHS:
        typed = "'" + path.replace("'", "''") + "'"
        for name, text in ENTRIES.items():
            file, _, head = text.partition("|")
            number = f"{name}-{PATHS.index(path)}"
            body = BODY.format(p=path) if name == "slug" else ""
            site.file(file.format(n=number), f"---\n{head.format(n=number, p=typed)}\n---\n{body}")
            tried += 1
    assert tried >= 200
    assert escaped(site) == []


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=() if number % 6 == 0 else pytest.mark.faults) for number, path in enumerate(PATHS)],
)
def test_no_path_of_the_paper_leads_out(tmp_path: Path, path: str) -> None:
    """`site.yaml` is trusted; what it says is held to the same walls all the same."""
    typed = "'" + path.replace("'", "''") + "'"
    site = walled(tmp_path)
    site.file(
        "site.yaml", f"名称: 测试报\n主题: plain\n旧址表:\n  {typed}: /articles/good.html\n  good.html: {typed}\n"
    )
    built = site.build()
    if built.errors:
        assert built.changes is None
        site.file("site.yaml", f"名称: 测试报\n主题: plain\n旧址表:\n  good.html: {typed}\n")
    assert escaped(site) == []


@pytest.mark.parametrize("key", ["主题: {p}", "网址规则: {{article: {p}}}", "网址规则: {{article: {p}/{{slug}}.html}}"])
def test_no_theme_and_no_pattern_leads_out(tmp_path: Path, key: str) -> None:
    for number, path in enumerate(PATHS):
        site = walled(tmp_path / str(number))
        typed = "'" + path.replace("'", "''") + "'"
        lines = (
            key.format(p=typed)
            if "{slug}" not in key
            else key.format(p=path).replace(": " + path, ': "' + path).replace(".html}", '.html"}')
        )
        site.file(
            "site.yaml", f"名称: 测试报\n主题: plain\n{lines}\n" if "主题" not in key else f"名称: 测试报\n{lines}\n"
        )
        before = tree(site.folder.parent)
        built = site.build(keep_going=True)
        after = {
            path: data
            for path, data in tree(site.folder.parent).items()
            if not path.startswith(("paper/output/", "paper/.zhuanlan/"))
        }
        assert after == before, path
        assert not [file for file, data in built.files().items() if SECRET.encode() in data], path
