import msgspec
import pytest
from tests.support.quoted import report, utterances_of

from stemma.model import Entity, EntityType, Lineage, QuotationForm, Rows, Utterance, Witness
from stemma.views.said import NOBODY, SaidView, said_views, wordings_of

CALM = "“We waited for an hour and nobody came,” Ilan Brask told Norwire."
BENT = "“We waited for two hours and nobody came.” That is what Brask said in a statement."
CUT = "“We waited for an hour,” said Ilan Brask.\n\nMila Orvane said that the ward was full."


@pytest.fixture(scope="module")
def rows() -> Rows:
    story = [
        report(CALM, name="a", outlet="Orv Gazette"),
        report(CALM, name="b", outlet="Norwire"),
        report(CUT, name="c"),
    ]
    lineages = [
        Lineage(id="one", story="s", origin=story[0].id, witnesses=sorted(one.id for one in story[:2])),
        Lineage(id="two", story="s", origin=story[2].id, witnesses=[story[2].id]),
    ]
    return utterances_of(story=story, also=lineages)


@pytest.fixture(scope="module")
def first(rows: Rows) -> SaidView:
    return said_views(rows)[0]


def test_utterances_in_most_lineages_come_first(rows: Rows) -> None:
    views = said_views(rows)
    assert [(view.speaker, len(view.lineages), view.witnesses) for view in views] == [
        ("Ilan Brask", 2, 3),
        ("Mila Orvane", 1, 1),
    ]


def test_ten_copies_are_one_lineage(first: SaidView) -> None:
    assert first.lineages == [1, 2]
    assert [line.lineages for line in first.lines] == [[1], [1], [2]]


def test_the_centre_stands_first_and_differs_in_no_word(first: SaidView) -> None:
    assert first.wording == "We waited for an hour and nobody came,"
    assert not any(words.differs for words in first.lines[0].words)
    assert first.changed == 0


def test_every_line_slices_to_its_words(rows: Rows, first: SaidView) -> None:
    texts = {one.siglum: one.text for one in rows.of(Witness)}
    for line in first.lines:
        assert texts[line.siglum][line.start : line.end] == "".join(words.text for words in line.words)


def test_words_that_drifted_are_marked_one_by_one() -> None:
    bent = CALM.replace("an hour", "two hours")
    rows = utterances_of(story=[report(CALM), report(CALM, name="b"), report(bent, name="c")])
    (view,) = said_views(rows)
    assert [words.text for words in view.lines[-1].words if words.differs] == ["two hours"]
    assert view.changed == 2


def test_told_to_names_outlets_and_forms(first: SaidView) -> None:
    assert first.told_to == ["Norwire"]
    assert {line.siglum: line.second_hand for line in first.lines} == {"A": True, "B": False, "C": False}


def test_only_what_somebody_said_can_be_asked_for(rows: Rows) -> None:
    assert [view.speaker for view in said_views(rows, by="orv")] == ["Mila Orvane"]
    assert [view.speaker for view in said_views(rows, by="BRASK")] == ["Ilan Brask"]
    assert said_views(rows, by="Nemo") == []


def test_only_what_was_told_to_somebody_can_be_asked_for(rows: Rows) -> None:
    assert [view.speaker for view in said_views(rows, to="norwire")] == ["Ilan Brask"]
    assert said_views(rows, to="Telegram") == []
    assert said_views(rows, by="orvane", to="norwire") == []


def test_an_entity_gives_the_speaker_its_best_attested_name(rows: Rows) -> None:
    entity = Entity(id="e", story="s", type=EntityType.PERSON, name="Ilan H. Brask", variants=[])
    named = Rows(
        msgspec.structs.replace(one, speaker="e") if isinstance(one, Utterance) and len(one.quotations) > 1 else one
        for one in rows
    )
    named.extend([entity])
    assert said_views(named)[0].speaker == "Ilan H. Brask"
    assert said_views(named)[0].entity == "e"


def test_two_names_for_the_same_words_are_both_shown() -> None:
    long = "“We waited for an hour in heavy rain and nobody from the port brought blankets,” {} said."
    rows = utterances_of(long.format("Ilan Brask"), long.format("Mila Orvane"))
    (view,) = said_views(rows)
    assert sorted(view.attributed_to) == ["Ilan Brask", "Mila Orvane"]


def test_a_surname_and_a_full_name_are_not_two_speakers() -> None:
    long = "“We waited for an hour in heavy rain,” {} said."
    rows = utterances_of(long.format("Ilan Brask"), long.format("Ilan Brask"), long.format("Brask"))
    (view,) = said_views(rows)
    assert view.attributed_to == ["Ilan Brask"]


def test_words_that_nobody_says_have_a_word_for_it() -> None:
    (view,) = said_views(utterances_of("“Nothing of note was said or done there at all.”"))
    assert (view.speaker, view.attributed_to) == (NOBODY, [])


def test_wordings_are_grouped_without_the_marks_at_their_ends() -> None:
    rows = utterances_of(
        story=[
            report("“We waited for an hour,” Ilan Brask said.", name="a"),
            report("Ilan Brask said: “We waited for an hour.”", name="b"),
            report("Ilan Brask said they had waited for an hour.", name="c"),
        ]
    )
    (view,) = said_views(rows)
    groups = wordings_of(view.lines)
    assert [sorted(line.siglum for line in group) for group in groups] == [["A", "B"], ["C"]]
    assert [group[0].form for group in groups] == [QuotationForm.DIRECT, QuotationForm.INDIRECT]


def test_a_case_without_quotations_has_no_views() -> None:
    assert said_views(Rows()) == []
