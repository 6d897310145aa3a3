import pyarrow as pa
import pytest

from stemma.model import RECORDS, AlignmentKind, Record, Site, SiteReading, Sketch, VariantKind, Witness
from stemma.model.arrow import arrow_schema, from_table, to_table
from stemma.model.reuse import Alignment


def alignment(number: int) -> Alignment:
    return Alignment(
        id=str(number),
        left="a",
        left_start=number,
        left_end=number + 9,
        right="b",
        right_start=0,
        right_end=9,
        kind=AlignmentKind.PARAPHRASE,
        score=1 / 3,
        why="both say ‘the pier’",
    )


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.table)
def test_every_record_has_a_schema_with_its_fields_in_order(kind: type[Record]) -> None:
    assert tuple(arrow_schema(kind).names) == kind.__struct_fields__


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.table)
def test_no_records_make_an_empty_table_and_come_back_as_none(kind: type[Record]) -> None:
    assert from_table(kind, to_table(kind, [])) == []


def test_records_come_back_equal() -> None:
    alignments = [alignment(number) for number in range(3)]
    assert from_table(Alignment, to_table(Alignment, alignments)) == alignments


def test_embedded_records_and_lists_come_back_equal() -> None:
    site = Site(
        id="1",
        story="s",
        kind=VariantKind.NUMBER,
        readings=[SiteReading(witness="a", start=0, end=2, text="40", normalised="40")],
    )
    empty = Site(id="2", story="s", kind=VariantKind.NUMBER, readings=[])
    assert from_table(Site, to_table(Site, [site, empty])) == [site, empty]
    sketch = Sketch(sentence="1", witness="a", stems=[2**63 - 1, 0], quoted=[True, False], keys=[])
    assert from_table(Sketch, to_table(Sketch, [sketch])) == [sketch]


def test_what_is_missing_is_null_and_stays_missing() -> None:
    witness = Witness(id="1", path="p", siglum="P", media_type="text/plain", sha256="", chars=0, text="")
    table = to_table(Witness, [witness])
    assert table.column("title").null_count == 1
    assert from_table(Witness, table) == [witness]


def test_a_table_of_another_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        from_table(Witness, pa.table({"id": ["1"]}))
