import pytest
from tests.support.ferry import COAST, LETTERS, REWRITE, TEXTS, WIRE, pile

from stemma.model import Pair, PairVerdict, Rows
from stemma.stages.reuse import align_pairs
from stemma.stages.reuse.background import BackgroundSettings
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.evidence import Evidence, EvidenceSettings, weigh_pair
from stemma.stages.reuse.runs import RunSettings, bits_by_sentence, phrasing, shared_runs, total_bits
from stemma.stages.reuse.shelf import Shelf
from stemma.stages.reuse.similarity import find_overlap

RUNS = RunSettings()


def bodies(texts: dict[str, str]) -> dict[str, Body]:
    return Shelf().bodies(pile(texts), settings=BackgroundSettings())


def weighed(left: str, right: str, **others: str) -> Evidence:
    read = bodies({"left": left, "right": right, **others})
    overlap = find_overlap(read["left"], read["right"])
    return weigh_pair(read["left"], read["right"], overlap, settings=EvidenceSettings())


def shared(left: str, right: str) -> list[str]:
    read = bodies({"left": left, "right": right})
    runs = shared_runs(read["left"], read["right"])
    ranges = zip(runs.starts.tolist(), runs.ends.tolist(), strict=True)
    return [" ".join(word.fold for word in read["left"].words_between(start, end)) for start, end in ranges]


def phrased(left: str, right: str) -> float:
    read = bodies({"left": left, "right": right})
    return phrasing(read["left"], shared_runs(read["left"], read["right"]), settings=RUNS)


def test_a_rewrite_shares_phrasing_and_reports_of_the_same_night_do_not() -> None:
    others = {"letters": LETTERS, "coast": COAST}
    assert weighed(WIRE, REWRITE, **others).phrasing_bits > 0
    assert weighed(WIRE, COAST, letters=LETTERS, rewrite=REWRITE).phrasing_bits < -10


def test_the_parts_of_a_pair_make_its_bits() -> None:
    found = weighed(WIRE, REWRITE, letters=LETTERS)
    assert found.bits == pytest.approx(found.passage_bits + found.containment_bits + found.phrasing_bits)
    (pair,) = (one for one in align_pairs(pile(TEXTS)) if isinstance(one, Pair) and one.verdict is PairVerdict.COPY)
    assert pair.bits == pytest.approx(pair.passage_bits + pair.vocabulary_bits + pair.phrasing_bits, abs=0.03)


def test_evidence_is_the_same_from_either_side() -> None:
    others = {"letters": LETTERS, "coast": COAST}
    assert weighed(WIRE, REWRITE, **others).bits == pytest.approx(weighed(REWRITE, WIRE, **others).bits)


def test_two_reports_alone_prove_less_than_the_same_two_among_others() -> None:
    alone = weighed(WIRE, REWRITE)
    among = weighed(WIRE, REWRITE, letters=LETTERS, coast=COAST)
    assert alone.passage_bits < among.passage_bits


def test_want_of_phrasing_takes_no_more_than_its_most() -> None:
    long = " ".join(f"Gulls{number} circled slowly above harbour{number} today." for number in range(1000))
    other = " ".join(f"Terns{number} nested early below lighthouse{number} again." for number in range(1000))
    assert weighed(long, other).phrasing_bits == -EvidenceSettings().most_missing_bits


def test_runs_are_words_in_a_row_of_the_writers_own() -> None:
    assert shared("He refused to blame his crew on Monday.", "Hale refused to blame his crew again.") == [
        "refused to blame his crew"
    ]
    assert shared("“We heard the keel groan,” she said.", "“We heard the keel groan,” he said.") == []


def test_texts_of_less_than_three_words_share_no_runs() -> None:
    assert shared("Boats sail.", "Boats sail.") == []
    assert shared("", "Boats sail every day.") == []


def test_names_numbers_and_formulas_are_no_phrasing() -> None:
    name = "It was Captain Joren Hale of Marrow Harbour Board."
    assert phrased(name, name) == 0
    formula = "A 34-year-old man was pronounced dead at the scene."
    assert phrased(formula, formula) == 0


def test_phrasing_counts_the_words_beyond_the_first_three() -> None:
    both = "refused to blame his frightened crew"
    assert phrased(f"Yesterday Hale {both} at sea.", f"Later he {both} for this.") == 3


def test_a_run_with_enough_words_of_its_own_carries_a_formula() -> None:
    both = "lanterns dimmed in response to rumours of smugglers"
    assert phrased(f"Here {both} again.", f"There {both} once.") > phrased(
        "Here in response to rumours.", "So in response to rumours."
    )


def test_phrasing_in_a_caption_counts_a_quarter() -> None:
    words = "grey gulls circle the crooked lantern"
    prose = phrased(f"Now {words} and cry.", f"How {words} and wait.")
    caption = phrased(f"Now {words} in a file photo.", f"How {words} in a file photo.")
    assert 0 < caption < prose


def test_one_run_brings_no_more_than_its_sentences_would() -> None:
    text = "Divers found the crooked lantern under seven sacks of sailcloth near the burned pier."
    read = bodies({"left": text, "right": text})
    runs = shared_runs(read["left"], read["right"])
    bits = bits_by_sentence(read["left"], runs, 0.0, settings=RUNS)
    assert total_bits(read["left"], bits, settings=RUNS) == RUNS.most_sentence_bits
    assert bits_by_sentence(read["left"], runs, 1e9, settings=RUNS).tolist() == [0.0]


def test_the_most_telling_runs_come_first() -> None:
    left = "The harpooner mended a crooked lantern. Boats sail on the sea."
    read = bodies({"left": left, "right": left.replace("lantern. Boats", "lantern. Two boats")})
    runs = shared_runs(read["left"], read["right"])
    (first,) = runs.most_telling(1)
    assert read["left"].words_between(*first)[0].fold in {"the", "harpooner"}


def test_a_statement_that_both_retell_without_marks_makes_no_copy() -> None:
    promise = "The tunnel opens before the herring come back to the crooked islands of the north."
    left = f"{promise} Bakers shrugged and carried flour to the ovens before sunrise."
    right = f"{promise} On the quay old men played cards and argued about engines."
    speaker = f"“{promise}” the minister told the radio while a storm took his umbrella."
    among = weighed(left, right, speaker=speaker, letters=LETTERS)
    without = weighed(left, right, letters=LETTERS)
    assert among.bits < without.bits
    assert among.bits < 24


def test_a_shelf_gives_the_same_bodies_again_and_reads_what_has_changed() -> None:
    shelf, rows = Shelf(), pile({"left": WIRE, "right": REWRITE})
    first = shelf.bodies(rows, settings=BackgroundSettings())
    assert shelf.bodies(rows, settings=BackgroundSettings())["left"] is first["left"]
    changed = pile({"left": WIRE, "right": COAST})
    again = shelf.bodies(changed, settings=BackgroundSettings())
    assert again["right"].witness.text == COAST
    assert again["left"] is not first["left"], "another pile has another background"


def test_a_shelf_keeps_no_more_than_it_may() -> None:
    shelf, rows = Shelf(most=1), pile({"left": WIRE, "right": REWRITE})
    first = shelf.bodies(rows, settings=BackgroundSettings())
    assert set(first) == {"left", "right"}
    assert shelf.bodies(rows, settings=BackgroundSettings()).keys() == first.keys()


def test_batches_come_to_what_one_batch_comes_to() -> None:
    rows = pile(TEXTS)
    whole = list(align_pairs(rows))
    kinds = [record for record in rows if record.table != "candidate"]
    parts = [list(align_pairs(Rows([*kinds, one]))) for one in rows if one.table == "candidate"]
    assert sorted(map(repr, whole)) == sorted(repr(record) for part in parts for record in part)
