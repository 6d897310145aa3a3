import pytest
from tests.support.asserted import PUBLISHED, told, witness
from tests.support.quoted import report, sentences_of

from stemma.model import Role, Sentence, Zone
from stemma.stages.claims.extracting import Text, extract_assertions
from stemma.stages.quotes import find_quotations

BODY = "Two people were killed on Tuesday. The next day three sailors were rescued."


def test_every_claim_slices_to_its_value_or_holds_it() -> None:
    text = told("w", BODY)
    for one in extract_assertions(text):
        words = text.witness.text[one.start : one.end]
        assert one.value in words or words in one.value or one.kind in {"count", "age"}


def test_the_next_day_finds_the_day_of_the_sentence_before() -> None:
    days = [one.earliest for one in extract_assertions(told("w", BODY)) if one.kind == "when"]
    assert days == ["2031-03-04", "2031-03-05"]


def test_a_language_that_is_not_read_gives_no_claims() -> None:
    assert extract_assertions(told("w", "Zwei Menschen starben am Dienstag.", language="de")) == []
    assert extract_assertions(told("w", BODY, language=None)) != []


def test_the_headline_comes_first_and_captions_last() -> None:
    of = witness("w", "Two people killed\n\nThree people were hurt.\n\nFour people were rescued.", published=PUBLISHED)
    zones = [
        Zone(witness="w", start=0, end=19, role=Role.HEADLINE, score=1, why="given"),
        Zone(witness="w", start=19, end=44, role=Role.BODY, score=1, why="given"),
        Zone(witness="w", start=44, end=of.chars, role=Role.CAPTION, score=1, why="given"),
    ]
    lines = [
        Sentence(id="b", witness="w", start=19, end=42, index=0),
        Sentence(id="c", witness="w", start=44, end=of.chars, index=-1),
    ]
    counts = [one for one in extract_assertions(Text(of, zones, lines)) if one.kind == "count"]
    assert [(one.happening, one.sentence) for one in counts] == [("killed", 0), ("injured", 1), ("rescued", 2)]


def test_furniture_asserts_nothing() -> None:
    of = witness("w", "12 people killed: read more")
    zones = [Zone(witness="w", start=0, end=of.chars, role=Role.FURNITURE, score=1, why="given")]
    assert extract_assertions(Text(of, zones, [])) == []


def test_an_empty_text_asserts_nothing() -> None:
    assert extract_assertions(told("w", "")) == []


@pytest.mark.parametrize(("verb", "hedge"), [("said", "said"), ("feared", None)])
def test_what_somebody_only_thought_is_nobody_s_claim(verb: str, hedge: str | None) -> None:
    of = report(f"Brask {verb} that two people were killed.")
    rows = sentences_of([of])
    quotations = list(find_quotations(rows))
    assert len(quotations) == 1
    found = extract_assertions(Text(of, rows.of(Zone), rows.of(Sentence), quotations))
    assert [one.hedge for one in found if one.kind == "count"] == [hedge]
