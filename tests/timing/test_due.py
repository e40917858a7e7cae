"""`due` tells every instant at which the paper becomes another, and no other instant."""

import json
import os
import random
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.harness import NOON, Site, bare
from tests.test_commands import zhuanlan
from zhuanlan.build.outlook import outlook
from zhuanlan.model.due import Due, due, next_due

ZONES = {
    "Asia/Shanghai": datetime(2026, 11, 23, 12),
    "Asia/Beirut": datetime(2022, 3, 26, 12),
    "America/Havana": datetime(2022, 11, 5, 12),
    "America/Goose_Bay": datetime(2010, 11, 6, 12),
}
"""Zones, and a noon before their clocks jump over midnight."""
SEEDS = [*range(8), *(pytest.param(seed, marks=pytest.mark.property) for seed in range(8, 200))]


def typed(at: datetime) -> str:
    """As an editor types a moment, with its offset: an hour that comes twice is meant once."""
    return f"{at:%Y-%m-%d %H:%M:%S}{at:%z}"


def random_paper(folder: Path, seed: int) -> Site:
    """Articles that come and go within three days, some of them published already; half of the papers show no date."""
    chance = random.Random(f"due {seed}")
    name, noon = chance.choice([*ZONES.items()])
    zone = ZoneInfo(name)
    now = noon.replace(tzinfo=zone)
    site = bare(folder)
    grey = [f"{(noon + timedelta(days=days)).date()}" for days in range(4) if chance.random() < 0.4]
    tombstones = chance.choice(["是", "否"])
    site.file("site.yaml", f"名称: 报\n主题: plain\n时区: {name}\n置灰: [{', '.join(grey)}]\n撤稿页: {tombstones}\n")
    index = (folder / "themes/plain/templates/index.html").read_text("utf-8")
    if chance.random() < 0.5:
        index = index.replace("<p>{{ site.today()|day }}</p>", "")
    if chance.random() < 0.5:
        index = index.replace("<h1>", '<h1 class="{{ site.grey() }}">')
    site.file("themes/plain/templates/index.html", index)

    def some(key: str, chances: float) -> dict[str, str]:
        at = datetime.fromtimestamp(now.timestamp() + chance.randrange(-40 * 3600, 60 * 3600), zone)
        whole = at.replace(hour=0, minute=0, second=0)
        at = chance.choice([at, at, at.replace(minute=0, second=0)])
        value = f"{whole:%Y-%m-%d}" if chance.random() < 0.25 else typed(at)
        return {key: value} if chance.random() < chances else {}

    register = []
    for number in range(chance.randrange(1, 5)):
        keys = some("日期", 1) | some("解禁时间", 0.2) | some("下线时间", 0.5) | some("撤稿时间", 0.3)
        status = chance.choice(["", "", "", "草稿", "送审", "撤稿"])
        site.article(f"a{number}", **keys, **({"状态": status} if status else {}))
        if chance.random() < 0.5:
            register.append(f"/articles/a{number}.html - content/articles/a{number}.md\n")
    return site.file("urls.txt", "".join(register)).at(now)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_paper_differs_at_each_moment_that_is_due_and_never_between(tmp_path: Path, seed: int) -> None:
    site = random_paper(tmp_path / "paper", seed)
    chance = random.Random(seed)
    zone = site.now.tzinfo
    for _ in range(7):
        found, errors = outlook(site.folder)
        assert found is not None
        assert not errors
        here = site.now.timestamp()
        paper = site.build().files()
        at = next_due(found, site.now)
        for moment in sorted({chance.uniform(here, at or here + 9e6), (at or here + 9e6) - 1}):
            if moment > here:
                same = site.at(datetime.fromtimestamp(moment, zone)).build().files()
                assert same == paper, (site.now, due(found, datetime.fromtimestamp(here, zone)))
        if at is None:
            return
        site.at(datetime.fromtimestamp(at, zone))
        assert site.build().files() != paper, (site.now, due(found, datetime.fromtimestamp(here, zone)))


def told(site: Site) -> tuple[Due, ...]:
    found, _ = outlook(site.folder)
    assert found is not None
    return due(found, site.now)


def test_what_comes_and_goes_is_listed_in_order(sound_paper: Site) -> None:
    sound_paper.article("解禁", 日期="2026-11-01", 解禁时间="2026-11-23 18:00", 下线时间="2026-11-25")
    sound_paper.article("撤", 撤稿时间="2026-11-24 09:00:01").article("草", 日期="2026-12-01", 状态="草稿")
    sound_paper.edit("site.yaml", "名称:", "置灰: [2026-11-25, 2026-11-26]\n名称:")
    sound_paper.file("themes/plain/templates/base.html", (sound_paper.folder / "themes/plain/templates/base.html").read_text("utf-8").replace("<body>", "<body{% if site.grey() %} class=g{% endif %}>"))  # fmt: skip
    zone = NOON.tzinfo
    listed = [
        (f"{datetime.fromtimestamp(one.at, zone):%m-%d %H:%M:%S}", one.change, one.title) for one in told(sound_paper)
    ]
    assert listed == [
        ("11-23 18:00:00", "appears", "解禁"),
        ("11-24 00:00:00", "today", ""),
        ("11-24 09:00:01", "withdrawn", "撤"),
        ("11-25 00:00:00", "grey", ""),
        ("11-25 00:00:00", "expires", "解禁"),
        ("11-27 00:00:00", "colour", ""),
        ("11-30 00:00:00", "appears", "明天的文章"),
    ]


def test_an_embargo_holds_an_article_back_and_leaves_its_date(paper: Site) -> None:
    paper.article("解禁", 日期="2026-11-01", 解禁时间="2026-11-23 18:00")
    at = NOON.replace(hour=18)
    assert "articles/解禁.html" not in paper.at(at - timedelta(seconds=1)).build().files()
    built = paper.at(at).build()
    assert "archive/2026-11.html" in built.files()
    assert "11月1日" in built.html("articles/解禁.html")


def test_an_hour_that_comes_twice_is_meant_as_the_first(paper: Site) -> None:
    zone = ZoneInfo("America/New_York")
    paper.edit("site.yaml", "名称:", "时区: America/New_York\n名称:").article("甲", 日期="2026-11-01 01:30")
    first = datetime(2026, 11, 1, 1, 30, tzinfo=zone)
    assert "articles/甲.html" not in paper.at(first - timedelta(seconds=1)).build().files()
    assert "articles/甲.html" in paper.at(first).build().files()
    again = datetime.fromtimestamp(first.timestamp() + 1800, zone)  # 01:00, the second time
    assert (again.hour, again.fold) == (1, 1)
    assert "articles/甲.html" in paper.at(again).build().files()


def test_an_hour_that_is_left_out_is_told(paper: Site) -> None:
    paper.edit("site.yaml", "名称:", "时区: America/New_York\n名称:").article("甲", 解禁时间="2026-03-08 02:30")
    assert paper.build().codes == ["skipped-hour"]


def test_the_command(sound_paper: Site) -> None:
    at = ("--as-of", "2026-11-23 12:00")
    listed = zhuanlan(sound_paper.folder, "due", *at)
    assert listed.returncode == 0
    assert "2026-11-30 00:00  刊出  明天的文章  content/articles/tomorrow.md" in listed.stdout
    assert "下一次要生成：2026-11-24T00:00:00+08:00" in listed.stdout
    assert zhuanlan(sound_paper.folder, "due", "--next", *at).stdout == "2026-11-24T00:00:00+08:00\n"
    assert zhuanlan(sound_paper.folder, "due", "--epoch", *at).stdout == "1795449600\n"
    report = json.loads(zhuanlan(sound_paper.folder, "due", "--format", "json", "--lang", "en", *at).stdout)
    assert report["next_epoch"] == 1795449600
    assert [one["change"] for one in report["due"]] == ["today", "appears"]
    sound_paper.file("content/articles/错.md", "---\n标提: 例\n---\n")
    wrong = zhuanlan(sound_paper.folder, "due", "--next", *at)
    assert (wrong.returncode, wrong.stdout) == (1, "2026-11-24T00:00:00+08:00\n")
    assert "unknown-key" in wrong.stderr


def test_whether_something_fell_due_is_asked_by_exit_status(sound_paper: Site) -> None:
    def since(when: str, at: str) -> int:
        done = zhuanlan(sound_paper.folder, "due", "--since", when, "--as-of", at)
        assert done.stdout == done.stderr == ""
        return done.returncode

    assert since("2026-11-29 08:00", "2026-11-29 23:59:59") == 3
    assert since("2026-11-29 08:00", "2026-11-30 00:00:00") == 0
    assert since("2026-11-30 00:00:00", "2026-11-30 00:00:01") == 3
    mark = sound_paper.folder / "mark"
    assert since("mark", "2026-11-29 08:00") == 0
    mark.touch()
    os.utime(mark, (NOON.timestamp(), NOON.timestamp()))
    assert since("mark", "2026-11-23 23:59:59") == 3
    assert since("mark", "2026-11-24 00:00") == 0
    sound_paper.file("site.yaml", "名称: [")
    assert since("mark", "2026-11-23 23:59:59") == 0
