import itertools
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.support.ferry import REWRITE, WIRE
from tests.support.planted.bulk import bulk_texts
from tests.support.planted.lexicon import die

from stemma.stages.reuse import fingerprints, winnow_plain
from stemma.stages.reuse.fingerprints import FingerprintSettings, Kernel, fingerprint_texts, stretches

WORDS = [f"w{number}" for number in range(4000)]
#: Scripts, marks and encodings at which one kernel could part words otherwise than the other.
ODD = [
    "",
    "a",
    "one two three four",
    "Zoë’s café “naïve” 1,000 co\u00adop e\u0301te\u0301 Straße ﬁn five six seven eight",
    "北京大学今天宣布了一项新的研究成果 and more words stand here",
    "\ud800 a lone half of a pair stands before these words",
    "😀 " * 20 + "𠀀𠀁𠀂𠀃𠀄𠀅𠀆",
    "x" * 40_000,
    "วันนี้ฝนตกหนักมาก " * 3,
]


def compiled() -> Kernel:
    pytest.importorskip("numba", reason="the extra `fast` (numba) is not installed")
    from stemma.stages.reuse import winnow_compiled  # noqa: PLC0415 - optional

    return winnow_compiled.winnow


def keys(*texts: str) -> list[set[int]]:
    found, counts = winnow_plain.winnow(texts, shingle=5, window=7)
    ends = counts.cumsum().tolist()
    return [set(found[end - count : end].tolist()) for end, count in zip(ends, counts.tolist(), strict=True)]


def test_both_kernels_give_the_same_keys() -> None:
    texts = [*ODD, WIRE, REWRITE, *(text for text, _, _ in bulk_texts(seed=3, count=24))]
    for shape in ((5, 8), (1, 1), (3, 4)):
        fast, slow = (kernel(texts, shingle=shape[0], window=shape[1]) for kernel in (compiled(), winnow_plain.winnow))
        assert [part.tolist() for part in fast] == [part.tolist() for part in slow]


@settings(max_examples=60, deadline=None)
@given(some.lists(some.text(alphabet="ab é’\n北\u0301𠀀.", max_size=60), max_size=4))
def test_both_kernels_agree_on_any_text(texts: list[str]) -> None:
    fast, slow = (kernel(texts, shingle=2, window=3) for kernel in (compiled(), winnow_plain.winnow))
    assert [part.tolist() for part in fast] == [part.tolist() for part in slow]


def test_keys_see_neither_case_nor_accents_nor_marks_nor_shapes_of_quotation_marks() -> None:
    one, two = keys(
        "“The harbour café closed,” Imre Toldy said on Monday.",
        'THE HARBOUR CAFE\u0301 CLOSED — "Imre Toldy said on Monday',
    )
    assert one == two != set()


def test_numbers_are_part_of_the_wording() -> None:
    one, two = keys("at least 14 people were hurt", "at least 15 people were hurt")
    assert not one & two


@pytest.mark.parametrize(("run", "least"), [(11, 1), (18, 2), (25, 3)])
def test_a_shared_run_leaves_a_common_key_for_every_window_in_it(run: int, least: int) -> None:
    chance = die("runs", run)
    for _ in range(50):
        shared = chance.sample(WORDS, run)
        one, two = keys(
            " ".join([*chance.sample(WORDS, 90), *shared, *chance.sample(WORDS, 70)]),
            " ".join([*chance.sample(WORDS, 40), *shared, *chance.sample(WORDS, 130)]),
        )
        assert len(one & two) >= least


def test_a_long_text_is_cut_between_words_into_stretches_that_overlap() -> None:
    shape = FingerprintSettings(stretch=200, overlap=50)
    text = " ".join(WORDS[:300])
    cut = stretches(text, settings=shape)
    assert max(map(len, cut)) <= 200
    assert all(set(piece.split()) <= set(WORDS) for piece in cut)
    assert all(one.split()[-1] in two.split() for one, two in itertools.pairwise(cut))
    assert list(dict.fromkeys(" ".join(cut).split())) == WORDS[:300]


def test_a_long_text_without_any_space_is_cut_all_the_same() -> None:
    cut = stretches("x" * 1000, settings=FingerprintSettings(stretch=200, overlap=50))
    assert max(map(len, cut)) <= 200
    assert sum(map(len, cut)) >= 1000


def test_every_text_has_its_row_with_its_id() -> None:
    (batch,) = fingerprint_texts([("b", "too short"), ("a", WIRE)])
    rows = batch.to_pylist()
    assert [(row["witness"], row["stretch"]) for row in rows] == [("b", 0), ("a", 0)]
    assert rows[0]["keys"] == []
    assert rows[1]["keys"] == sorted(set(rows[1]["keys"])) != []


def test_few_texts_load_no_compiled_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    def compiled_kernel() -> None:
        raise AssertionError("the compiled kernel was loaded")

    monkeypatch.setattr(fingerprints, "best_kernel", compiled_kernel)
    assert len(list(fingerprint_texts([("a", WIRE)] * fingerprints.FEW))) == 1
    with pytest.raises(AssertionError, match="loaded"):
        list(fingerprint_texts([("a", WIRE)] * (fingerprints.FEW + 1)))


def test_without_numba_the_plain_kernel_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    from stemma.stages.reuse.fingerprints import best_kernel  # noqa: PLC0415 - its cache is emptied around

    monkeypatch.setitem(sys.modules, "stemma.stages.reuse.winnow_compiled", None)
    monkeypatch.delattr("stemma.stages.reuse.winnow_compiled", raising=False)
    best_kernel.cache_clear()
    assert best_kernel() is winnow_plain.winnow
    best_kernel.cache_clear()
