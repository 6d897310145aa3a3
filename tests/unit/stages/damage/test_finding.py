import pytest
from tests.support.scarred import DESK, SCANNED, SPUN, TRANSLATED, told

from stemma.model import Damage, DamageKind, Rows, Story, Witness
from stemma.stages.damage import DamageSettings, find_damage
from stemma.stages.damage.finding import gather_scars
from stemma.stages.damage.story import read_story


def damage(**texts: str) -> list[Damage]:
    return list(find_damage(told(**texts)))


def shown(found: Damage, text: str) -> list[str]:
    return [text[scar.start : scar.end] for scar in found.scars]


def test_a_text_that_came_through_another_language_is_recognised_by_lost_articles_and_bent_names() -> None:
    (found,) = damage(elsewhere=TRANSLATED)
    assert (found.witness, found.kind) == ("elsewhere", DamageKind.TRANSLATION)
    assert found.score > 0.8
    assert found.why.startswith("The text has come through another language: ")
    assert "articles lost" in found.why
    assert "Yoren" in shown(found, TRANSLATED)


def test_a_scanned_text_is_recognised_by_letters_taken_for_others() -> None:
    (found,) = damage(archive=SCANNED)
    assert (found.witness, found.kind) == ("archive", DamageKind.SCANNING)
    assert {"takcn", "lighthousc", "bcfore"} <= set(shown(found, SCANNED))
    assert all("for “" in scar.why for scar in found.scars)


def test_a_machines_rewriting_is_recognised_inside_quotations_which_people_leave_alone() -> None:
    (found,) = damage(mill=SPUN)
    assert (found.witness, found.kind) == ("mill", DamageKind.REWRITING)
    inside = [SPUN[scar.start : scar.end] for scar in found.scars if scar.sign == "quoted synonym"]
    assert {"overheard", "moan"} <= set(inside)


def test_a_story_of_plain_copies_has_no_damage() -> None:
    assert damage() == []


def test_a_human_rewrite_is_not_damage() -> None:
    rewrite = DESK.replace("mistook", "took").replace("a buoy", "the buoy").replace("Divers will", "Divers are to")
    assert damage(paper=rewrite) == []


def test_two_witnesses_cannot_say_which_of_two_spellings_is_odd() -> None:
    rows = told(elsewhere=DESK.replace("Joren", "Yoren"))
    (story,) = rows.of(Story)
    read = read_story(rows, story)
    scars = gather_scars(read, list(read.reworded()))
    assert {scar.sign for scar in scars.get("elsewhere", [])} <= {"spelling"}


def test_one_name_that_a_desk_misspells_throughout_is_no_translation() -> None:
    assert damage(paper=DESK.replace("Selkie", "Selkye").replace("Joren", "Jorren")) == []


def test_scars_are_spans_of_the_witness_in_order() -> None:
    (found,) = damage(elsewhere=TRANSLATED)
    places = [(scar.start, scar.end) for scar in found.scars]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(TRANSLATED) for start, end in places)


def test_nothing_depends_on_the_order_of_rows() -> None:
    rows = list(told(elsewhere=TRANSLATED, archive=SCANNED))
    first = list(find_damage(Rows(rows)))
    assert list(find_damage(Rows(reversed(rows)))) == first


@pytest.mark.parametrize("reserve", [4.0, 1000.0])
def test_a_greater_reserve_says_less(reserve: float) -> None:
    found = list(find_damage(told(elsewhere=TRANSLATED), settings=DamageSettings(reserve=reserve)))
    assert bool(found) is (reserve < 10)


def test_a_story_without_alignments_has_no_damage() -> None:
    rows = told()
    assert list(find_damage(Rows(record for record in rows if record.table != "alignment"))) == []


def test_a_witness_without_sentences_breaks_nothing() -> None:
    rows = told(elsewhere=TRANSLATED)
    bare = Rows(record for record in rows if not (record.table == "sentence" and record.witness == "desk"))  # type: ignore[attr-defined]
    assert all(isinstance(one, Damage) for one in find_damage(bare))
    assert {witness.id for witness in bare.of(Witness)} == {"desk", "wire", "elsewhere"}
