from tests.support.kinship import sentence, story, witness

from stemma.model import Lineage, OriginCount, Passage, Rows, Witness
from stemma.stages.lineage import infer_lineage

WIRE = [sentence(number) for number in range(8)]
OTHER = [sentence(number) for number in range(50, 56)]
OWN = [sentence(number) for number in range(90, 94)]


def _told(told: list[Witness]) -> Rows:
    return Rows(infer_lineage(story(told)))


def _parts(rows: Rows, told: Witness) -> list[tuple[str, list[str]]]:
    return [(told.text[one.start : one.end], one.lineages) for one in rows.of(Passage, witness=told.id)]


def test_an_own_paragraph_beside_agency_copy_counts_as_its_own() -> None:
    copy = witness("c", [*WIRE[:6], *OWN], published="2024-04-18T12:00:00Z")
    rows = _told([witness("a", WIRE, published="2024-04-18T08:00:00Z"), witness("b", WIRE[:7]), copy])
    (lineage,) = rows.of(Lineage)
    assert _parts(rows, copy) == [("\n".join(WIRE[:6]), [lineage.id]), ("\n".join(OWN), [])]


def test_passages_cover_every_sentence_of_a_body_in_order() -> None:
    told = [witness("a", WIRE), witness("b", [*OWN, *WIRE[2:], sentence(97)])]
    rows = _told(told)
    for one in told:
        assert "\n".join(words for words, _ in _parts(rows, one)) == one.text


def test_a_report_alone_is_of_its_own_lineage_throughout() -> None:
    alone = witness("a", OTHER)
    rows = _told([alone, witness("b", WIRE)])
    (lineage,) = [one for one in rows.of(Lineage) if one.witnesses == ["a"]]
    assert _parts(rows, alone) == [(alone.text, [lineage.id])]


def test_what_the_first_text_of_a_lineage_has_alone_is_of_that_lineage() -> None:
    early = witness("a", [*WIRE, sentence(98)], published="2024-04-18T08:00:00Z")
    rows = _told([early, witness("b", WIRE[:6], published="2024-04-18T10:00:00Z")])
    (lineage,) = rows.of(Lineage)
    assert lineage.origin == "a"
    assert _parts(rows, early) == [(early.text, [lineage.id])]


def test_a_long_passage_of_its_own_is_surer_than_a_short_one() -> None:
    long = witness("c", [*WIRE[:6], *OWN], published="2024-04-18T12:00:00Z")
    short = witness("d", [*WIRE[:6], "So said all."], published="2024-04-18T12:00:00Z")
    rows = _told([witness("a", WIRE, published="2024-04-18T08:00:00Z"), long, short])
    block, sentence_only = (rows.of(Passage, witness=one.id)[-1] for one in (long, short))
    assert block.lineages == sentence_only.lineages == []
    assert block.score > sentence_only.score
    assert block.why == "No other witness has this passage of C, so it counts as its own."


def test_two_reports_of_one_publisher_are_counted_beside() -> None:
    told = [witness("a", WIRE, outlet="Harbour Post"), witness("b", OTHER, outlet="The Harbour Post")]
    (count,) = _told(told).of(OriginCount)
    assert (count.best, count.publishers, count.speakers) == (2, 1, 2)
    assert "1 if one publisher's texts count once" in count.why


def test_publishers_that_state_nothing_are_not_one() -> None:
    (count,) = _told([witness("a", WIRE), witness("b", OTHER)]).of(OriginCount)
    assert (count.best, count.publishers) == (2, 2)
