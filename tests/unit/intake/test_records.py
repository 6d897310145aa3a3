"""Records of any shape: which fields give what, and where a text stands in its line or cell."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.formats.reading import give_bytes

from stemma.intake import IntakeSettings
from stemma.intake.layouts import headless_layout, layout_of
from stemma.intake.literals import cell_stretches, json_runs
from stemma.text.footprints import bytes_of

TEXT = 'Snow “closed” both roads,\nsaid the "road office" of Łódź 🌨.'
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


@given(TEXTS, st.booleans())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_character_of_a_json_string_is_found(text: str, ascii_only: bool) -> None:  # noqa: FBT001 - drawn
    line = json.dumps({"title": "x", "text": text}, ensure_ascii=ascii_only).encode()
    runs = json_runs(line, text)
    for place, char in enumerate(text):
        found = bytes_of(runs, text, (place, place + 1), encoding="utf-8")
        assert found is not None
        assert json.loads(b'"' + line[found.start : found.end] + b'"') == char


def test_a_text_that_is_no_string_of_its_line_has_no_place() -> None:
    assert json_runs(b'{"text": ["one", "two"]}', "one\n\ntwo") == []
    assert json_runs(b'{"text": "broken \\', "broken") == []


@given(TEXTS)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_character_of_a_cell_is_found(text: str) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerow(["7", text, "end"])
    row = stream.getvalue()
    stretches = cell_stretches(row, text, 100)
    written = [row[one.raw_start - 100 : one.raw_end - 100] for one in stretches]
    assert "".join(part.replace('""', '"') for part in written) == text


def test_a_row_of_a_table_leads_back_to_its_bytes(tmp_path: Path) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([["id", "title", "text"], ["1", "Snow", TEXT], ["2", "Thaw", "It thaws in Łódź."]])
    content = stream.getvalue().encode()
    gave = give_bytes(tmp_path, "rows.csv", content)
    first, second = gave.witnesses
    assert (first.path, first.media_type) == ("rows.csv#1", "text/csv")
    assert gave.raw_of(first, content, "of Łódź") == "of Łódź"
    assert gave.raw_of(first, content, '"road') == '""road'
    assert gave.raw_of(second, content, "thaws in Łódź") == "thaws in Łódź"


def test_a_record_of_json_lines_leads_back_to_the_bytes_of_the_file(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": f"{name}: {TEXT}"}, ensure_ascii=name == "a") for name in "abc"]
    content = "\n".join(lines).encode()
    gave = give_bytes(tmp_path, "news.jsonl", content)
    assert [witness.path for witness in gave.witnesses] == ["news.jsonl#a", "news.jsonl#b", "news.jsonl#c"]
    assert gave.raw_of(gave.witnesses[1], content, "b: Snow") == "b: Snow"
    assert gave.raw_of(gave.witnesses[0], content, "Łódź") == "\\u0141\\u00f3d\\u017a"


NEWS_PLEASE: dict[str, object] = {
    "authors": [],
    "date_download": "2031-03-04 11:00:00",
    "date_modify": None,
    "date_publish": "2031-03-04 09:15:00",
    "maintext": TEXT,
    "source_domain": "harbour-herald.example",
    "title": "Snow",
    "title_page": None,
    "url": "https://harbour-herald.example/snow",
    "text": None,
}


def test_a_news_please_article_is_read_by_its_own_names(tmp_path: Path) -> None:
    witness = give_bytes(tmp_path, "article.json", json.dumps(NEWS_PLEASE).encode()).witness
    assert (witness.text, witness.title, witness.outlet) == (TEXT, "Snow", "harbour-herald.example")
    assert (witness.published, witness.retrieved) == ("2031-03-04T09:15:00", "2031-03-04T11:00:00")


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ({"media_name": "x", "media_url": "y", "publish_date": "z", "url": "u"}, "a Media Cloud list of stories"),
        ({"url": "u", "seendate": "s", "domain": "d", "sourcecountry": "c", "title": "t"}, "a GDELT list of articles"),
        ({"GKGRECORDID": "1", "DocumentIdentifier": "u"}, "a GDELT knowledge graph"),
        ({"GlobalEventID": "1", "SourceURL": "u"}, "a GDELT list of events"),
    ],
)
def test_a_list_without_texts_is_named_and_its_remedy_given(record: dict[str, str], name: str, tmp_path: Path) -> None:
    content = "\n".join([json.dumps(record)] * 2).encode()
    lines = give_bytes(tmp_path, "list.jsonl", content).unread
    assert {line.problem for line in lines} == {f"it is {name}"}
    assert all("fetch the pages" in line.remedy for line in lines)


def test_a_media_cloud_table_of_stories_is_told_from_its_header(tmp_path: Path) -> None:
    header = "id,indexed_date,language,media_name,media_url,publish_date,title,url"
    table = f"{header}\n1,2031-03-04,en,HH,hh.example,2031-03-04,Snow,u\n".encode()
    (line,) = give_bytes(tmp_path, "stories.csv", table).unread
    assert line.problem == "it is a Media Cloud list of stories"


def test_a_mapping_by_hand_goes_before_a_known_shape(tmp_path: Path) -> None:
    record = {**NEWS_PLEASE, "summary_of_ours": "Roads are closed by snow."}
    mapped = IntakeSettings(mapping={"text": "summary_of_ours"})
    assert (
        give_bytes(tmp_path, "a.json", json.dumps(record).encode(), settings=mapped).witness.text
        == "Roads are closed by snow."
    )


def test_a_shape_needs_all_its_marks() -> None:
    assert layout_of(["seendate", "domain"]) is None
    known = layout_of([" SeenDate", "DOMAIN", "sourcecountry"])
    assert known is not None
    assert known.remedy


def test_the_daily_files_of_gdelt_are_told_without_a_header(tmp_path: Path) -> None:
    row = "\t".join(["20310304000000-1", "20310304000000", *["x"] * 25])
    assert headless_layout(row) == "a GDELT knowledge graph"
    assert headless_layout("\t".join(["1", "20310304", *["x"] * 56])) == "a GDELT list of events or mentions"
    assert headless_layout("Snow\tclosed\troads") is None
    (line,) = give_bytes(tmp_path, "gkg.csv", f"{row}\n{row}\n".encode()).unread
    assert "a GDELT knowledge graph" in line.problem


def test_a_text_that_begins_with_a_bracket_is_a_text(tmp_path: Path) -> None:
    assert give_bytes(tmp_path, "note.txt", b"[Ostrel] Snow closed both roads.").witness.media_type == "text/plain"
    assert give_bytes(tmp_path, "list.txt", b'[{"text": "Snow closed both roads."}]').witness.path == "list.txt#1"
