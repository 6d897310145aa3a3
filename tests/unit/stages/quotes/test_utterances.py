import pytest
from tests.support.quoted import report, shared_words, utterances_of

from stemma.model import Alignment, AlignmentKind, Derivation, Quotation, Utterance, Witness, stable_id

BRASK = "“We waited for an hour and nobody from the port came,” Ilan Brask said."
SHORT = "“Nobody from the port came,” Ilan Brask said."
RETOLD = "Ilan Brask said that they had waited an hour and that nobody from the port came."
OTHER = "“The cranes were rusting for years before the storm,” Ilan Brask said."


def test_the_same_words_of_one_speaker_are_one_utterance() -> None:
    rows = utterances_of(BRASK, BRASK.replace("Ilan Brask said", "said Ilan Brask"))
    assert len(shared_words(rows)) == 1


def test_a_shorter_cut_and_a_retelling_join_the_fuller_wording() -> None:
    rows = utterances_of(BRASK, SHORT, RETOLD)
    assert [len(words) for words in shared_words(rows)] == [3]


def test_two_utterances_of_one_speaker_stay_apart() -> None:
    rows = utterances_of(f"{BRASK}\n\n{OTHER}", f"{BRASK}\n\n{OTHER}")
    assert [len(words) for words in shared_words(rows)] == [2, 2]


def test_words_of_two_speakers_stay_apart_unless_they_are_nearly_the_same() -> None:
    alike = "“We waited for an hour by the gate,” Mila Orvane said."
    assert shared_words(utterances_of(BRASK, alike)) == []
    long = BRASK.replace("came", "brought blankets, water or bread")
    same = long.replace("Ilan Brask", "Mila Orvane")
    assert len(shared_words(utterances_of(long, same))) == 1


def test_a_few_words_retold_are_no_version_of_all_that_hold_them() -> None:
    long = "“The crane is old, and the port has to close the gate before the storm,” Ilan Brask said."
    assert shared_words(utterances_of(long, "Ilan Brask said that the port should close its gate on Sundays.")) == []
    nearer = "Ilan Brask said that the port has to close its gate before the storm."
    assert len(shared_words(utterances_of(long, nearer))) == 1


def test_names_that_a_translation_bent_are_one_speaker() -> None:
    bent = "“We waited one hour and nobody came from the port,” Ilan Brasck said."
    assert len(shared_words(utterances_of(BRASK, bent))) == 1


def test_a_short_cut_of_small_words_joins_by_all_its_words() -> None:
    long = "“This was not fate. This was carelessness, and somebody signed the papers,” Ilan Brask said."
    assert len(shared_words(utterances_of(long, "“This was carelessness,” Ilan Brask said."))) == 1


def test_what_a_said_and_what_b_had_said_in_it_are_two_utterances() -> None:
    text = "Ilan Brask said the guard had told the crew to keep the gate shut all night."
    rows = utterances_of(text, text)
    for one in rows.of(Utterance):
        spans = [(q.witness, q.start, q.end) for q in rows.of(Quotation) if q.id in one.quotations]
        assert len({witness for witness, _, _ in spans}) == len(spans)


@pytest.mark.parametrize(
    "text",
    [
        "Brask thinks that the crane leaked oil.",
        "There were claims that the crane leaked oil on Sunday.",
        "The crane reportedly leaked oil on Sunday.",
        "Brask talked about the oil that leaked from the crane.",
        "None of the crew said that the crane had leaked oil on Sunday.",
        "No official said that the crane had leaked oil on Sunday.",
    ],
)
def test_what_nobody_is_told_to_have_said_is_no_utterance(text: str) -> None:
    rows = utterances_of(text, text)
    assert rows.of(Quotation) != []
    assert rows.of(Utterance) == []


def test_every_spoken_quotation_stands_in_one_utterance() -> None:
    rows = utterances_of(f"{BRASK}\n\n{OTHER}", SHORT)
    members = [key for one in rows.of(Utterance) for key in one.quotations]
    assert sorted(members) == sorted(one.id for one in rows.of(Quotation))


def test_drift_counts_the_words_that_differ_from_the_centre() -> None:
    bent = BRASK.replace("an hour", "two hours")
    rows = utterances_of(BRASK, BRASK, bent, story=[report(BRASK), report(BRASK, name="b"), report(bent, name="c")])
    (one,) = rows.of(Utterance)
    assert sorted((drift.changed, drift.total) for drift in one.spread) == [(0, 11), (0, 11), (2, 11)]
    centre = next(drift for drift in one.spread if drift.quotation == one.centre)
    assert "an hour" in centre.words


def test_aligned_passages_join_words_that_a_rewriter_changed() -> None:
    left, right = (
        report("Ilan Brask said that the workers stood for an hour near the crane in heavy rain."),
        report("Ilan Brask said labourers had been standing 60 minutes beside that crane.", name="b"),
    )
    assert shared_words(utterances_of(story=[left, right])) == []
    pair = sorted((left, right), key=lambda one: one.id)
    aligned = Alignment(
        id="x",
        left=pair[0].id,
        left_start=0,
        left_end=pair[0].chars,
        right=pair[1].id,
        right_start=0,
        right_end=pair[1].chars,
        kind=AlignmentKind.PARAPHRASE,
        score=0.8,
        why="",
    )
    bent = report("Ilan Brask said that workers stood sixty minutes near cranes in rain.", name="b")
    assert len(shared_words(utterances_of(story=[left, right], also=[aligned]))) <= 1
    assert len(shared_words(utterances_of(story=[left, bent]))) == 1


def test_the_order_of_witnesses_changes_nothing() -> None:
    story = [report(text, name=name) for text, name in ((BRASK, "a"), (SHORT, "b"), (RETOLD, "c"), (OTHER, "d"))]
    first = utterances_of(story=story).of(Utterance)
    second = utterances_of(story=story[::-1]).of(Utterance)
    assert sorted(first, key=lambda one: one.id) == sorted(second, key=lambda one: one.id)


def test_an_unrelated_witness_changes_no_utterance() -> None:
    story = [report(BRASK), report(SHORT, name="b")]
    alone = utterances_of(story=story).of(Utterance)
    stranger = report("The market opened at noon, the mayor said.", name="z")
    beside = utterances_of(story=[*story, stranger]).of(Utterance)
    assert {one.id for one in alone} <= {one.id for one in beside}


def _draws(child: Witness, parent: Witness) -> Derivation:
    return Derivation(
        id=stable_id("derivation", child.id), story="s", child=child.id, parent=parent.id, share=1.0, score=0.9, why=""
    )


def test_the_report_that_all_others_draw_on_is_nearest_the_mouth() -> None:
    first, second = report(BRASK), report(SHORT, name="b")
    (one,) = utterances_of(story=[first, second], also=[_draws(second, first)]).of(Utterance)
    nearest = next(drift for drift in one.spread if drift.quotation == one.nearest)
    assert nearest.witness == first.id
    assert "draws on this one" in one.why


@pytest.mark.parametrize("texts", [(BRASK, BRASK), (BRASK, SHORT)])
def test_without_evidence_the_nearest_wording_stays_undetermined(texts: tuple[str, str]) -> None:
    (one,) = utterances_of(*texts).of(Utterance)
    assert one.nearest is None
    assert one.why.startswith("Undetermined")


@pytest.mark.parametrize(
    "text",
    [
        "Brask would say that the crane leaked oil.",
        "Brask should say that the crane “leaked oil” on Sunday.",
        "Brask never said that the crane leaked oil.",
        "Brask did not say that the crane “leaked oil” on Sunday.",
        "Even Brask said that.",
        "Brask agreed to a loan of nine years.",
    ],
)
def test_what_somebody_did_not_say_or_has_yet_to_say_is_no_utterance(text: str) -> None:
    rows = utterances_of(text, text)
    assert rows.of(Quotation) != []
    assert rows.of(Utterance) == []


@pytest.mark.parametrize(
    "text",
    [
        "Brask said the crane leaked oil all week, according to the Orsk Courier.",
        "“The crane leaked oil all week,” Brask said, according to the Orsk Courier.",
        "According to the Orsk Courier, Brask said the crane leaked oil all week.",
        "Brask said the crane leaked oil all week, the Orsk Courier reported.",
        "The Orsk Courier reported that Brask said the crane leaked oil all week.",
    ],
)
def test_what_a_paper_passes_on_is_the_utterance_of_who_said_it_and_second_hand(text: str) -> None:
    rows = utterances_of(text)
    kept = {key for one in rows.of(Utterance) for key in one.quotations}
    (one,) = [quotation for quotation in rows.of(Quotation) if quotation.id in kept]
    assert (one.speaker_name, one.second_hand) == ("Brask", True)


@pytest.mark.parametrize(
    "text",
    [
        "The Orsk Courier said the crane leaked, according to Brask.",
        "Brask said that Lund had told her the crane leaked oil.",
        "The crane leaked oil and Brask told them to leave, according to Lund.",
    ],
)
def test_who_tells_of_more_than_what_another_said_speaks(text: str) -> None:
    rows = utterances_of(text)
    kept = {key for one in rows.of(Utterance) for key in one.quotations}
    names = {one.speaker_name for one in rows.of(Quotation) if one.id in kept}
    assert names & {"Brask", "Lund", "Orsk Courier"}
