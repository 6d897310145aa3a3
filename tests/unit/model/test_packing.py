import msgspec
import pytest

from stemma.model import Sentence, Site, SiteReading, VariantKind, Witness
from stemma.model.packing import Parcel, pack, unpack

SENTENCE = Sentence(id="1", witness="a", start=0, end=4, index=0)
SITE = Site(
    id="2",
    story="s",
    kind=VariantKind.NAME,
    readings=[SiteReading(witness="a", start=0, end=4, text="Ost’r\u2028el", normalised="ostrel")],
)


def test_what_is_packed_comes_back_by_type() -> None:
    assert unpack(pack([SITE, SENTENCE, SITE])) == [SITE, SITE, SENTENCE]


def test_a_parcel_knows_its_type() -> None:
    assert [parcel.kind for parcel in pack([SENTENCE, SITE])] == [Sentence, Site]


def test_nothing_packs_to_nothing() -> None:
    assert pack([]) == []
    assert unpack([]) == []


def test_bytes_of_another_record_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        unpack([Parcel(Witness, pack([SENTENCE])[0].packed)])
