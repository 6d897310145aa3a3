import pytest
from tests.support.invented import witness_called

from stemma.model import Alignment, Derivation, Pair, Rows, Variant, Witness
from stemma.views.naming import UnknownNameError, find_record, find_witness


@pytest.mark.parametrize("name", ["A", "a", "pile/a.txt", "a.txt", "/somewhere/pile/a.txt"])
def test_a_witness_is_found_by_siglum_and_by_path(case: Rows, name: str) -> None:
    assert find_witness(case, name).siglum == "A"


def test_a_witness_is_found_by_its_id_and_by_the_beginning_of_it(case: Rows) -> None:
    witness = witness_called(case, "B")
    assert find_witness(case, witness.id) == witness
    assert find_witness(case, witness.id[:6]) == witness


def test_a_siglum_wins_over_the_beginning_of_an_id() -> None:
    rows = Rows([_witness("abcd1", siglum="one"), _witness("beef2", siglum="abcd")])
    assert find_witness(rows, "abcd").id == "beef2"


def test_a_beginning_that_fits_two_ids_names_both() -> None:
    rows = Rows([_witness("abcd1", siglum="one"), _witness("abcd2", siglum="two")])
    with pytest.raises(UnknownNameError, match=r"“abcd” fits 2 witnesses: one \(one.txt\), two \(two.txt\); give more"):
        find_witness(rows, "abcd")


def test_an_unknown_name_lists_what_there_is(case: Rows) -> None:
    with pytest.raises(UnknownNameError, match=r"No witness is called “Z”. The case has .*A \(pile/a.txt\)"):
        find_witness(case, "Z")


def test_a_long_list_is_cut() -> None:
    rows = Rows(_witness(f"{number:04}", siglum=f"w{number}") for number in range(20))
    with pytest.raises(UnknownNameError, match="and 12 more"):
        find_witness(rows, "nobody")


def test_an_empty_case_says_so() -> None:
    with pytest.raises(UnknownNameError, match="The case has no witnesses"):
        find_witness(Rows(), "A")


@pytest.mark.parametrize("kind", [Derivation, Alignment, Variant])
def test_a_record_is_found_by_its_id_and_by_the_beginning_of_it(
    case: Rows, kind: type[Derivation] | type[Alignment] | type[Variant]
) -> None:
    record = case.of(kind)[0]
    assert find_record(case, record.id) == record
    assert find_record(case, record.id[:10]) == record


def test_a_tilde_names_the_comparison_of_two_witnesses_in_either_order(case: Rows) -> None:
    pair = find_record(case, "A~C")
    assert isinstance(pair, Pair)
    assert find_record(case, "C~A") == pair


def test_two_witnesses_that_were_never_compared_are_said_to_be() -> None:
    rows = Rows([_witness("1111", siglum="A"), _witness("2222", siglum="B")])
    with pytest.raises(UnknownNameError, match="never compared"):
        find_record(rows, "A~B")


def test_too_short_a_beginning_finds_nothing(case: Rows) -> None:
    with pytest.raises(UnknownNameError, match="Nothing in the case is called"):
        find_record(case, case.of(Derivation)[0].id[:3])


def _witness(key: str, *, siglum: str) -> Witness:
    return Witness(
        id=key, path=f"{siglum}.txt", siglum=siglum, media_type="text/plain", sha256="0" * 64, chars=2, text="Hi"
    )
