import json
from pathlib import Path

import pytest

from stemma.intake import read_pile
from stemma.model import Unread, Witness

STORY = "The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said."
PAGE = (
    '<html><head><link rel="canonical" href="https://orsk.example/news/dam"></head>'
    f"<body><h1>Dam gives way above Orsk</h1><p>{STORY}</p><p>{STORY}</p></body></html>"
)
CLOUD = {
    "media_name": "Orsk Gazette",
    "media_url": "https://orsk.example",
    "publish_date": "2023-05-12 21:40:00",
    "title": "Another headline",
    "url": "http://www.orsk.example/news/dam/?utm_source=x#top",
}


def pile(folder: Path, *records: dict[str, str], page: str = PAGE) -> tuple[list[Witness], list[Unread]]:
    (folder / "dam.html").write_text(page, encoding="utf-8")
    (folder / "list.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    rows = list(read_pile([folder]))
    return [row for row in rows if isinstance(row, Witness)], [row for row in rows if isinstance(row, Unread)]


def test_a_list_says_when_a_page_of_the_pile_was_published(tmp_path: Path) -> None:
    (witness,), unread = pile(tmp_path, CLOUD)
    assert (witness.published, witness.outlet) == ("2023-05-12T21:40:00", "Orsk Gazette")
    assert unread == []
    (ground,) = (ground for ground in witness.grounds if ground.fact == "published")
    assert ground.where == "a list in the pile (list.jsonl, record 1)"


def test_what_a_page_states_of_itself_goes_before_a_list(tmp_path: Path) -> None:
    dated = PAGE.replace("<head>", '<head><meta property="article:published_time" content="2023-05-11T06:00:00Z">')
    (witness,), _ = pile(tmp_path, CLOUD, page=dated)
    assert (witness.published, witness.title) == ("2023-05-11T06:00:00Z", "Dam gives way above Orsk")


def test_a_line_of_a_list_without_its_page_is_told_as_before(tmp_path: Path) -> None:
    (witness,), (line,) = pile(tmp_path, CLOUD | {"url": "https://orsk.example/news/fair"})
    assert witness.published is None
    assert line.problem == "it is a Media Cloud list of stories"
    assert "fetch the pages" in line.remedy


def test_many_lines_without_a_page_are_told_in_one(tmp_path: Path) -> None:
    others = [CLOUD | {"url": f"https://orsk.example/news/{number}"} for number in range(9)]
    _, unread = pile(tmp_path, CLOUD, *others)
    (line,) = unread
    assert "8 further places" in line.problem


@pytest.mark.parametrize("first", ["a.jsonl", "z.jsonl"])
def test_when_a_crawler_saw_a_page_is_not_when_it_was_published(first: str, tmp_path: Path) -> None:
    seen = {
        "url": "https://orsk.example/news/dam",
        "title": "Dam",
        "seendate": "20230512T214500Z",
        "domain": "orsk.example",
        "sourcecountry": "Kelovia",
        "language": "English",
    }
    (tmp_path / first).write_text(json.dumps(seen) + "\n", encoding="utf-8")
    (witness,), unread = pile(tmp_path)
    assert witness.published is None
    assert [line for line in unread if line.path == first] == []
