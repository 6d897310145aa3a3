from tests.support.kinship import sentence, story, witness

from stemma.model import Reading, Rows, Site, SiteReading, Variant, VariantKind, Witness
from stemma.stages.lineage import infer_lineage

WIRE = [sentence(number) for number in range(8)]


def _rows(forms: dict[str, str], *, published: dict[str, str] | None = None) -> Rows:
    told = []
    for key, form in sorted(forms.items()):
        stamp = {"published": published[key]} if published else {}
        told.append(witness(key, [*WIRE, f"It took {form} boats."], **stamp))
    return story(told, _site(told, forms))


def _site(told: list[Witness], forms: dict[str, str]) -> Site:
    readings = []
    for one in told:
        start = one.text.index(f"{forms[one.id]} boats")
        end = start + len(forms[one.id])
        readings.append(SiteReading(witness=one.id, start=start, end=end, text=forms[one.id], normalised=forms[one.id]))
    return Site(id="site", story="story", kind=VariantKind.NUMBER, readings=readings)


def _ranks(rows: Rows) -> dict[str, int]:
    return {record.witness: record.rank for record in infer_lineage(rows) if isinstance(record, Reading)}


def test_the_reading_of_independent_branches_outranks_that_of_copies() -> None:
    times = {
        "a": "2024-04-18T08:00:00Z",
        "b": "2024-04-18T12:00:00Z",
        "c": "2024-04-18T12:30:00Z",
        "d": "2024-04-18T20:00:00Z",
    }
    ranks = _ranks(_rows({"a": "12", "b": "12", "c": "12", "d": "21"}, published=times))
    assert ranks["a"] == ranks["b"] == ranks["c"] == 1
    assert ranks["d"] == 2


def test_equal_standing_is_equal_rank() -> None:
    assert _ranks(_rows({"a": "12", "b": "21"})) in ({"a": 1, "b": 1}, {"a": 1, "b": 2}, {"a": 2, "b": 1})


def test_a_variant_stands_in_the_lineage_of_its_witnesses() -> None:
    (variant,) = [record for record in infer_lineage(_rows({"a": "12", "b": "21"})) if isinstance(record, Variant)]
    assert variant.lineage is not None
    assert variant.kind is VariantKind.NUMBER


def test_a_variant_between_lineages_stands_in_none() -> None:
    told = [witness("a", [*WIRE, "It took 12 boats."]), witness("b", [sentence(99), "It took 21 boats."])]
    rows = story(told, _site(told, {"a": "12", "b": "21"}))
    (variant,) = [record for record in infer_lineage(rows) if isinstance(record, Variant)]
    assert variant.lineage is None


def test_a_reading_says_where_it_stands_and_not_that_it_is_right() -> None:
    for record in infer_lineage(_rows({"a": "12", "b": "12", "c": "21"})):
        if isinstance(record, Reading):
            assert record.why.startswith("Stands in ")
            assert not any(word in record.why for word in ("right", "wrong", "correct", "true"))
