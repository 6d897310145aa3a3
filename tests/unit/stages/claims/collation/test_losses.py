from collections.abc import Sequence

import pytest
from tests.support.asserted import story

from stemma.model import Proposition, Reading, Record, Rows, Variant, VariantKind, Verdict
from stemma.stages.claims import weigh_claims
from stemma.views.conflicts import is_conflict


def told(kind: VariantKind, texts: Sequence[str], words: Sequence[str], *, at: str) -> list[Proposition]:
    """Return what copies are told to differ in that have `words` right before or behind `at`."""
    keys = "abc"[: len(texts)]
    more: list[Record] = [Variant(id="v", story="story", lineage="lineage 0", kind=kind)]
    for key, text, word in zip(keys, texts, words, strict=True):
        start = text.index(word) if word else text.index(at)
        more.append(
            Reading(
                variant="v",
                witness=key,
                start=start,
                end=start + len(word),
                text=word,
                normalised=word,
                rank=1,
                why="",
            )
        )
    rows = story(dict(zip(keys, texts, strict=True)), lineages=[list(keys)], more=more)
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.kind.startswith("collated")]


NAMED = "The board of Varnmouth named {}Finance Minister Ines Calder as the head of the inquiry on Monday."
ENDED = "The quiet old harbour master said that one resignation does {}end the affair of the dyke."
OWNED = "The contract for the new dyke went to a firm owned by her brother{}, the auditors said on Monday."


@pytest.mark.parametrize(
    ("kind", "text", "word", "at", "values"),
    [
        (VariantKind.ADDITION, NAMED, "Deputy ", "Finance", ["Deputy Finance", "Finance"]),
        (VariantKind.NEGATION, ENDED, "not ", "end", ["end", "not end"]),
        (VariantKind.OMISSION, OWNED, "-in-law", ", the", ["brother", "brother-in-law"]),
    ],
)
def test_a_word_without_which_it_is_something_else_is_told_with_the_word_beside_it(
    kind: VariantKind, text: str, word: str, at: str, values: list[str]
) -> None:
    (one,) = told(kind, [text.format(word), text.format("")], [word.strip(" -"), ""], at=at)
    assert (one.verdict, sorted(value.value for value in one.values)) == (Verdict.TRANSMISSION, values)
    assert is_conflict(one)


def test_other_words_that_a_copy_leaves_out_are_no_difference() -> None:
    assert told(VariantKind.OMISSION, [NAMED.format("young "), NAMED.format("")], ["young", ""], at="Finance") == []


def test_a_word_lost_beside_another_word_is_no_reading_of_that_place() -> None:
    other = "The board of Varnmouth named nobody else as the head of the inquiry on Monday."
    assert told(VariantKind.ADDITION, [NAMED.format("deputy "), other], ["deputy", ""], at="nobody") == []


def test_a_negation_that_stands_elsewhere_in_the_sentence_is_not_lost() -> None:
    texts = ["We do not think that the old dyke will hold.", "We do think that the old dyke will not hold."]
    assert told(VariantKind.NEGATION, texts, ["not", ""], at="think") == []


def test_a_sentence_that_has_little_else_in_common_is_another_one() -> None:
    texts = [ENDED.format("not "), "Nobody in Varnmouth hopes that it will end soon."]
    assert told(VariantKind.NEGATION, texts, ["not", ""], at="end") == []
