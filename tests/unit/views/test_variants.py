from tests.support.invented import STORY, witness_called

from stemma.model import Reading, Rows, Variant, VariantKind
from stemma.views.variants import variant_lines


def test_readings_are_grouped_the_best_attested_first(case: Rows) -> None:
    line = variant_lines(case)[0]
    assert [(reading.text, reading.rank, len(reading.spans)) for reading in line.readings] == [
        ("6.2", 1, 2),
        ("6.5", 2, 2),
    ]


def test_every_reading_is_tied_to_the_exact_characters(case: Rows) -> None:
    texts = {siglum: witness_called(case, siglum) for siglum in "ABCDF"}
    by_id = {witness.id: witness.text for witness in texts.values()}
    for line in variant_lines(case, STORY):
        for reading in line.readings:
            for span in reading.spans:
                assert by_id[span.witness][span.start : span.end] == reading.text


def test_a_variant_names_its_lineage_by_number(case: Rows) -> None:
    assert {line.lineage for line in variant_lines(case)} == {1}


def test_a_variant_across_lineages_has_no_number() -> None:
    rows = Rows([Variant(id="v", story="s", lineage=None, kind=VariantKind.WORDING)])
    assert variant_lines(rows)[0].lineage is None


def test_readings_that_differ_in_case_only_are_one() -> None:
    rows = Rows([Variant(id="v", story="s", lineage=None, kind=VariantKind.NAME)])
    rows.extend(
        Reading(variant="v", witness=key, start=0, end=4, text=text, normalised="brak", rank=1, why="")
        for key, text in (("1", "Brak"), ("2", "BRAK"))
    )
    (reading,) = variant_lines(rows)[0].readings
    assert [span.witness for span in reading.spans] == ["1", "2"]


def test_facts_come_before_style_and_well_attested_places_first() -> None:
    kinds = [VariantKind.SPELLING, VariantKind.WORDING, VariantKind.DATE, VariantKind.NUMBER]
    rows = Rows(Variant(id=f"v{at}", story="s", lineage=None, kind=kind) for at, kind in enumerate(kinds))
    assert [line.kind for line in variant_lines(rows)] == kinds[::-1]


def test_one_figure_in_other_words_comes_after_figures_that_differ() -> None:
    told = {"same": ("11 kilometers (7 miles)", "seven miles", "11 kilometres"), "bent": ("23", "fifteen")}
    rows = Rows(Variant(id=key, story="s", lineage=None, kind=VariantKind.NUMBER) for key in told)
    rows.extend(Rows([Variant(id="name", story="s", lineage=None, kind=VariantKind.NAME)]))
    rows.extend(
        Reading(variant=key, witness=f"{key}{at}", start=0, end=1, text=text, normalised=text, rank=at, why="")
        for key, texts in told.items()
        for at, text in enumerate(texts)
    )
    assert [line.id for line in variant_lines(rows)] == ["bent", "name", "same"]
