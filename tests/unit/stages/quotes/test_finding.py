from tests.support.quoted import report, sentences_of

from stemma.model import Role, Rows, Sentence, Zone
from stemma.stages.quotes.finding import Unit, body_sentences, body_zones, find_said, units_of, witness_segments


def units(text: str) -> list[Unit]:
    witness = report(text)
    rows = sentences_of([witness])
    segments = witness_segments(witness, body_zones(rows)[witness.id])
    return units_of(text, body_sentences(rows)[witness.id], segments)


def test_a_unit_is_a_sentence_with_its_paragraph() -> None:
    first, second, third = units("It rained. Nobody came.\n\nThe mayor left.")
    assert [unit.paragraph for unit in (first, second, third)] == [1, 1, 2]
    assert [unit.opens for unit in (first, second, third)] == [True, False, True]


def test_sentences_that_one_quotation_spans_are_one_unit() -> None:
    long = "“" + "We waited for the boat and nobody came. " * 20 + "It was late,” Brask said."
    (only,) = units(long)
    assert (only.start, only.end) == (0, len(long))
    assert len(only.segments) == 1


def test_a_lone_attribution_is_one_unit_with_the_words_before_it() -> None:
    text = "“Nobody came to help us.” Preciado said. It rained."
    first, second = units(text)
    assert text[first.start : first.end] == "“Nobody came to help us.” Preciado said."
    assert text[second.start : second.end] == "It rained."


def test_a_sentence_that_only_looks_like_an_attribution_stands_alone() -> None:
    assert len(units("“Nobody came to help us.” The rain went on.")) == 2


def test_what_is_found_comes_in_the_order_of_the_text() -> None:
    text = "“We waited,” Brask said. The mayor said that it rained. “Nobody came to help us.”"
    found = find_said(text, units(text))
    starts = [said.contents[0][0] for said in found]
    assert starts == sorted(starts)
    assert [said.attribution is None for said in found] == [False, False, True]


def test_words_in_marks_have_one_attribution() -> None:
    text = "“We waited for an hour,” said Brask, according to two papers."
    direct = [said for said in find_said(text, units(text)) if said.form.value == "direct"]
    assert len(direct) == 1


def test_what_is_spoken_of_by_its_title_is_no_quotation() -> None:
    text = "The town praised “Fire in the Bones” at once."
    assert [said for said in find_said(text, units(text)) if said.form.value == "direct"] == []


def test_only_body_and_captions_hold_quotations() -> None:
    zones = [
        Zone(witness="w", start=0, end=5, role=role, score=1.0, why="")
        for role in (Role.FURNITURE, Role.BODY, Role.HEADLINE, Role.CAPTION)
    ]
    assert [zone.role for zone in body_zones(Rows(zones))["w"]] == [Role.BODY, Role.CAPTION]


def test_sentences_are_sorted_by_their_place() -> None:
    sentences = [Sentence(id=str(at), witness="w", start=at, end=at + 1, index=at) for at in (5, 1, 3)]
    assert [one.start for one in body_sentences(Rows(sentences))["w"]] == [1, 3, 5]
