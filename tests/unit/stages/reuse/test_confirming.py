import itertools

import pyarrow as pa
from tests.support.planted.bulk import bulk_texts
from tests.support.planted.lexicon import die

from stemma.stages.reuse.confirming import ConfirmSettings, common_keys, confirm_pairs
from stemma.stages.reuse.fingerprints import fingerprint_texts
from stemma.stages.reuse.pairing import PairCount, pair_fingerprints

WORDS = [f"w{number}" for number in range(4000)]
#: A formula is what more than three of these small piles hold.
SETTINGS = ConfirmSettings(rare_holders=2, formula_holders=3)


def confirmed(texts: dict[str, str], settings: ConfirmSettings = SETTINGS) -> dict[tuple[str, str], int]:
    table = pa.Table.from_batches(fingerprint_texts(texts.items()))
    common = common_keys(table, settings=settings)
    found = confirm_pairs(pair_fingerprints(table), texts.__getitem__, common=common, settings=settings)
    return {(pair.left, pair.right): pair.shingles for pair in found}


def story(seed: int, *inside: str, length: int = 200) -> str:
    words = die("confirm", seed).sample(WORDS, length)
    return " ".join([*words[: length // 2], *inside, *words[length // 2 :]])


def test_a_quotation_of_twenty_words_holds() -> None:
    spoken = " ".join(f"s{number}" for number in range(20))
    assert confirmed({"a": story(1, spoken), "b": story(2, spoken), "c": story(3)}) == {("a", "b"): 16}


def test_a_shorter_quotation_holds_where_hardly_anybody_else_has_it() -> None:
    spoken = " ".join(f"s{number}" for number in range(18))
    texts = {f"t{seed}": story(seed, spoken) for seed in range(3)}
    assert confirmed({name: texts[name] for name in ("t0", "t1")}) == {("t0", "t1"): 14}
    assert confirmed(texts) == {}


def test_a_formula_of_many_witnesses_is_no_common_text_however_long() -> None:
    formula = " ".join(f"f{number}" for number in range(30))
    assert confirmed({f"t{seed}": story(seed, formula) for seed in range(5)}) == {}


def test_a_whole_story_that_everybody_prints_holds_although_all_its_keys_are_hot() -> None:
    wire = story(1)
    found = confirmed({f"t{seed}": story(seed, wire, length=20) for seed in range(5)})
    assert set(found) == set(itertools.combinations([f"t{seed}" for seed in range(5)], 2))


def test_a_formula_beside_a_quotation_does_not_hide_it() -> None:
    formula, spoken = (" ".join(f"{letter}{number}" for number in range(24)) for letter in "fs")
    texts = {f"t{seed}": story(seed, formula) for seed in range(4)}
    texts |= {name: story(seed, formula, spoken) for seed, name in enumerate(("x", "y"), 7)}
    assert set(confirmed(texts)) == {("x", "y")}


def test_copies_of_every_kind_hold() -> None:
    told = list(bulk_texts(seed=2, count=64))
    found = confirmed({f"t{at:02}": text for at, (text, _, _) in enumerate(told)}, ConfirmSettings())
    missing = [edit for child, (_, parent, edit) in enumerate(told) if parent is not None
               and (f"t{parent:02}", f"t{child:02}") not in found]  # fmt: skip
    assert missing == []


def test_a_pair_that_shares_nothing_is_left_out() -> None:
    texts = {"a": story(1), "b": story(2), "c": ""}
    pairs = [PairCount("a", "b", 2), PairCount("a", "c", 2)]
    common = common_keys(pa.Table.from_batches(fingerprint_texts(texts.items())))
    assert list(confirm_pairs(pairs, texts.__getitem__, common=common)) == []
