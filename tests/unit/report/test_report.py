import hashlib
import json
import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.support.invented import invented_case, witness_called

from stemma.model import Alignment, Derivation, Reading, Rows, Story, Witness
from stemma.report import ReportSettings, write_report

HOSTILE = "</script><img src=x onerror=alert(1)><!-- \u2028 & “\u202eevil” 🚤"


class Met(HTMLParser):
    """Notes every element and its attributes; scripts are kept as text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory, case: Rows) -> str:
    return _written(case, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="session")
def views(page: str) -> dict[str, Any]:
    return _views(page)


def test_the_same_case_gives_the_same_bytes(tmp_path: Path, page: str) -> None:
    assert _written(invented_case(), tmp_path) == page


def test_no_half_file_is_left_beside_the_report(tmp_path: Path, case: Rows) -> None:
    out = write_report(case, tmp_path / "deep" / "report.html")
    assert [path.name for path in out.parent.iterdir()] == ["report.html"]


def test_the_first_glance_counts_origins_and_reports(page: str) -> None:
    assert re.search(r"<h1[^>]*>4 independent origins, <span[^>]*>8 reports</span></h1>", page)
    assert "The number may be anything from 3 to 4." in page
    assert "1 link has no known direction" in page


def test_the_policy_allows_the_one_script_and_the_one_style_and_nothing_else(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert style is not None
    assert policy[1] == (
        f"default-src 'none'; script-src '{_hash(script[0])}'; style-src '{_hash(style[1])}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_loaded_and_no_link_leaves_the_page(page: str) -> None:
    met = Met()
    met.feed(page)
    assert not {"img", "link", "iframe", "object", "embed", "form", "base"} & {tag for tag, _ in met.elements}
    targets = [attributes["href"] or "" for _, attributes in met.elements if "href" in attributes]
    assert targets
    assert all(target.startswith("#") for target in targets)
    assert not [attributes for _, attributes in met.elements if "src" in attributes or "style" in attributes]
    assert not [name for _, attributes in met.elements for name in attributes if name.startswith("on")]


def test_no_element_has_the_id_of_another(page: str) -> None:
    met = Met()
    met.feed(page)
    ids = [attributes["id"] for _, attributes in met.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_no_id_holds_words_of_a_document(page: str) -> None:
    met = Met()
    met.feed(page)
    ids = [attributes["id"] or "" for _, attributes in met.elements if "id" in attributes]
    assert all(re.fullmatch(r"[a-z0-9-]+", one) for one in ids)
    assert not [one for one in ids if "varnmouth" in one.lower()]


def test_unseen_ancestors_are_hollow_marks_and_reports_filled_ones(page: str) -> None:
    assert len(re.findall(r'<a class="mark archetype ', page)) == 1
    assert len(re.findall(r'<a class="mark witness ', page)) == 8


def test_an_undirected_derivation_has_no_arrowhead_and_says_so(page: str) -> None:
    (stroke,) = re.findall(r'<a class="stroke first open".*?</a>', page)
    assert "barb" not in stroke
    assert "direction undetermined" in stroke
    assert "99% · 0.58 ?" in stroke


def test_a_second_parent_is_dashed_by_its_class(page: str) -> None:
    assert len(re.findall(r'<a class="stroke second directed"', page)) == 1


def test_the_list_of_reports_says_what_the_tree_says(page: str) -> None:
    rows = re.findall(r"<tr><td>.*?</tr>", page)
    assert len(rows) == 8
    (row,) = [row for row in rows if "Radio Sella" in row]
    assert "52% · 0.74" in row
    assert "46% · 0.69" in row


def test_texts_carry_their_language_and_find_their_own_direction(page: str) -> None:
    assert 'lang="ar" dir="auto"' in page


def test_every_text_is_there_to_the_last_character(views: dict[str, Any], case: Rows) -> None:
    for witness, told in zip(views["witnesses"], views["texts"], strict=True):
        text = "".join(run[2] for run in told["runs"])
        assert text == witness_called(case, witness["siglum"]).text


def test_every_side_of_a_comparison_is_the_slice_of_its_witness(views: dict[str, Any], case: Rows) -> None:
    for key, comparison in views["comparisons"].items():
        sigla = [views["witnesses"][int(number)]["siglum"] for number in key.split("~")]
        for row in comparison["rows"]:
            for siglum, side in zip(sigla, (row["left"], row["right"]), strict=True):
                if side is not None:
                    assert "".join(side[2]) == witness_called(case, siglum).text[side[0] : side[1]]


def test_words_of_a_side_agree_and_differ_in_turn(views: dict[str, Any]) -> None:
    sides = [
        row["left"][2]
        for comparison in views["comparisons"].values()
        for row in comparison["rows"]
        if row["left"] and "6.2" in row["left"][2]
    ]
    assert sides
    assert all(side.index("6.2") % 2 == 1 for side in sides)


def test_the_parent_stands_on_the_left(views: dict[str, Any]) -> None:
    sigla = [witness["siglum"] for witness in views["witnesses"]]
    shown = {tuple(sigla[int(number)] for number in key.split("~")) for key in views["comparisons"]}
    assert {("A", "D"), ("B", "C"), ("A", "F"), ("E", "D")} <= shown
    assert ("A", "B") in shown


def test_a_reading_says_where_it_stands(views: dict[str, Any]) -> None:
    (variant,) = [variant for variant in views["variants"] if variant["kind"] == "number"]
    witness, start, end = variant["readings"][0]["spans"][0]
    text = "".join(run[2] for run in views["texts"][witness]["runs"])
    assert text[start:end] == "6.2"
    assert text[:start].endswith("stood at ")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    page = _written(_with_hostile_text(), tmp_path)
    met = Met()
    met.feed(page)
    assert "img" not in {tag for tag, _ in met.elements}
    assert page.count("</script>") == 4
    assert "<!--" not in page
    views = _views(page)
    (at,) = [at for at, witness in enumerate(views["witnesses"]) if witness["siglum"] == HOSTILE]
    assert HOSTILE in "".join(run[2] for run in views["texts"][at]["runs"])
    assert "\u202e" not in page.partition('id="views"')[0]
    assert "\u2028" not in page.partition('id="views"')[2]


def test_snippets_leave_out_whole_texts_and_say_so(tmp_path: Path) -> None:
    case = invented_case()
    text = "Only here. " * 200
    lens = witness_called(case, "H")
    rows = Rows(msgspec.structs.replace(one, text=text, chars=len(text)) if one == lens else one for one in case)
    whole = _written(rows, tmp_path)
    short = _written(rows, tmp_path, settings=ReportSettings(snippets_only=True, snippet_context=30))
    assert "Only here. " * 50 in whole
    assert "Only here. " * 20 not in short
    assert "characters left out" in short
    assert "what stands around places that differ are here" in short
    assert "The river gauge at Sella Bridge" in short


def test_what_grows_too_large_is_left_out_and_named(tmp_path: Path, case: Rows) -> None:
    settings = ReportSettings(text_characters=1500, comparison_characters=1_900, variants=1)
    page = _written(case, tmp_path, settings=settings)
    views = _views(page)
    assert "Left out of this file" in page
    assert "comparisons side by side" in page
    assert "3 places that differ." in page
    assert len(views["variants"]) == 1
    assert sum(witness["kept"] == "nothing" for witness in views["witnesses"]) == 5
    assert sum(not text["runs"] for text in views["texts"]) == 5
    assert 0 < len(views["comparisons"]) < 5


def test_a_case_without_copies_says_so(tmp_path: Path, case: Rows) -> None:
    lone = Rows(one for one in case if isinstance(one, Witness))
    page = _written(lone, tmp_path)
    assert "8 independent origins" in page
    assert "No report was found to repeat another" in page


def test_an_empty_case_gives_a_page_that_says_so(tmp_path: Path) -> None:
    assert "The case holds no reports." in _written(Rows(), tmp_path)


def test_several_stories_stand_one_below_the_other(tmp_path: Path, case: Rows) -> None:
    rows = Rows(one for one in case if not isinstance(one, Story | Derivation | Alignment | Reading))
    ids = sorted(witness.id for witness in case.of(Witness))
    rows.extend(
        [Story(id="s1", name="First <story>", witnesses=ids[:3]), Story(id="s2", name="Other", witnesses=ids[3:])]
    )
    page = _written(rows, tmp_path)
    assert "First &lt;story&gt;" in page
    assert page.index(">Other<") < page.index("First &lt;story&gt;")


def _written(case: Rows, folder: Path, settings: ReportSettings | None = None) -> str:
    out = write_report(case, folder / "report.html", settings=settings or ReportSettings())
    return out.read_text(encoding="utf-8")


def _views(page: str) -> dict[str, Any]:
    """Return the story data with texts, and comparisons by key, lengths of turns resolved into words."""
    views: dict[str, Any] = json.loads(_block(page, "views"))
    views["texts"] = [json.loads(line) for line in _block(page, "texts").split("\n") if line]
    compared = [json.loads(line) for line in _block(page, "comparisons").split("\n") if line]
    views["comparisons"] = dict(zip(views["compared"], compared, strict=True))
    for key, comparison in views["comparisons"].items():
        for name, number in zip(("left", "right"), key.split("~"), strict=True):
            text = "".join(run[2] for run in views["texts"][int(number)]["runs"])
            for side in (row[name] for row in comparison["rows"] if row[name]):
                side[2] = _words(text, side[0], side[2])
    return views


def _block(page: str, name: str) -> str:
    found = re.search(rf'id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return found[1]


def _words(text: str, at: int, turns: list[int | str]) -> list[str]:
    told = []
    for turn in turns:
        told.append(turn if isinstance(turn, str) else text[at : at + turn])
        at += len(told[-1])
    return told


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _with_hostile_text() -> Rows:
    case = invented_case()
    lens = witness_called(case, "H")
    text = f"{lens.text}\n\n{HOSTILE}"
    hostile = msgspec.structs.replace(
        lens, siglum=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE, text=text, chars=len(text)
    )
    return Rows(hostile if one == lens else one for one in case)
