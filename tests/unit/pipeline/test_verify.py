from collections.abc import Sequence

import pytest

from stemma.model import (
    Derivation,
    Lineage,
    Reading,
    Record,
    Role,
    Rows,
    Run,
    Sentence,
    Site,
    SiteReading,
    Story,
    VariantKind,
    Witness,
    Zone,
)
from stemma.model.packing import pack
from stemma.pipeline.fresh import rows_hash
from stemma.pipeline.verify import Fault, spans_of, verify

TEXT = "The ferry sank.\nShare this"
WITNESS = Witness(
    id="w", path="w.txt", siglum="W", media_type="text/plain", sha256="", chars=len(TEXT), text=TEXT, places=["w.txt"]
)


def zone(start: int, end: int, role: Role = Role.BODY) -> Zone:
    return Zone(witness="w", start=start, end=end, role=role, score=1.0, why="")


ZONES = [zone(0, 16), zone(16, 26, Role.FURNITURE)]


def sentence(start: int, end: int) -> Sentence:
    return Sentence(id="s", witness="w", start=start, end=end, index=0)


def reading(start: int, end: int, text: str, witness: str = "w") -> Reading:
    return Reading(variant="v", witness=witness, start=start, end=end, text=text, normalised=text, rank=1, why="")


def faults(*records: Record, zones: Sequence[Zone] = ZONES) -> list[tuple[str, str]]:
    found: list[Fault] = verify(Rows([WITNESS, *zones, *records]), []).faults
    return [(fault.table, fault.problem) for fault in found]


def test_a_sound_case_has_no_fault() -> None:
    verified = verify(Rows([WITNESS, *ZONES, sentence(0, 15), reading(4, 9, "ferry"), reading(9, 9, "")]), [])
    assert verified.faults == []
    assert (verified.witnesses, verified.spans, verified.files) == (1, 5, 0)


def test_a_reading_that_is_not_in_its_text_is_a_fault() -> None:
    assert faults(reading(4, 9, "barge")) == [("reading", "the text there is 'ferry', 'barge' was recorded")]


@pytest.mark.parametrize("span", [(-1, 3), (20, 27), (9, 4), (5, 5)])
def test_a_span_outside_the_text_or_without_a_character_is_a_fault(span: tuple[int, int]) -> None:
    assert ("sentence", "the span does not lie in the text (0-26)") in faults(sentence(*span))


def test_a_span_in_a_witness_that_is_not_there_is_a_fault() -> None:
    assert faults(reading(0, 1, "T", "nobody")) == [("reading", "there is no such witness")]


@pytest.mark.parametrize(
    "zones", [[zone(0, 16)], [zone(0, 16), zone(17, 26)], [zone(0, 17), zone(16, 26)], [zone(1, 26)], []]
)
def test_zones_that_do_not_partition_a_text_are_a_fault(zones: list[Zone]) -> None:
    assert ("zone", "zones leave a gap or overlap there") in faults(zones=zones)


@pytest.mark.parametrize("span", [(0, 20), (17, 26)])
def test_a_sentence_across_zones_or_in_furniture_is_a_fault(span: tuple[int, int]) -> None:
    assert faults(sentence(*span)) == [("sentence", "it does not lie in one zone of body or caption")]


def test_an_end_that_names_nothing_is_a_fault() -> None:
    story = Story(id="st", name="", witnesses=["gone"])
    lineage = Lineage(id="li", story="st", origin="lost", witnesses=["w"])
    derivation = Derivation(id="de", story="st", child="w", parent="away", share=1.0, score=1.0, why="")
    assert [problem.split(",")[0] for _, problem in faults(story, lineage, derivation)] == [
        "it names gone",
        "it names lost",
        "it names away",
    ]


def test_rows_that_are_not_those_of_their_stage_are_a_fault() -> None:
    wrote = rows_hash(pack([sentence(0, 15)]))
    run = Run(stage="segment", version=1, settings_hash="", input_hash="", rows=1, seconds=0.0, output_hash=wrote)
    assert faults(run, sentence(0, 15)) == []
    assert faults(run, sentence(0, 14)) == [
        ("sentence", "the rows of sentence are not those that the stage segment wrote")
    ]


def test_a_count_of_characters_that_is_wrong_is_a_fault() -> None:
    wrong = Witness(id="x", path="x.txt", siglum="X", media_type="text/plain", sha256="", chars=3, text="long")
    assert ("witness", "its text has 4 characters, 3 were recorded") in faults(wrong)


def test_every_reading_of_a_site_is_a_span() -> None:
    one = SiteReading(witness="w", start=4, end=9, text="ferry", normalised="ferry")
    site = Site(id="i", story="s", kind=VariantKind.WORDING, readings=[one, one])
    assert [(span.start, span.end, span.text) for span in spans_of(site)] == [(4, 9, "ferry")] * 2
