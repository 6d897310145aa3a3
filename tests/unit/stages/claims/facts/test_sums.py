from collections.abc import Sequence

import pytest
from tests.support.asserted import asserted, phrase, story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.stages.claims.facts.sums import of_what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood caused an estimated $3 million in damage.", "damage"),
        ("Damage to the mill was estimated at $3 million.", "damage"),
        ("Bail was set at $50,000.", "bail"),
        ("She was held on a $50,000 bond.", "bail"),
        ("He was sentenced to 10 years.", "sentence"),
        ("He got 10 years in prison.", "sentence"),
        ("He paid $50,000 to the lawyer who set bail.", ""),
        ("Bail was denied, and $50,000 was found.", ""),
        ("He sold 40 boats at the sentencing.", ""),
    ],
)
def test_what_a_sum_is_of_stands_near_it(text: str, expected: str) -> None:
    of = phrase(text)
    assert of_what(of, of.quantities[0]) == expected


def sums(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    rows = story(held, lineages=lineages or [[key] for key in held])
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.kind == "figure" and len(one.values) > 1]


DAMAGE = "The flood at the mill caused $3 million in damage, the board said late in the week."


def test_sums_of_one_thing_meet_in_unlike_sentences() -> None:
    (one,) = sums(DAMAGE, "Nobody was hurt at the mill, where the flood did damage of more than $2 million overnight.")
    assert one.verdict is Verdict.GRANULARITY


def test_sums_of_other_things_do_not_meet() -> None:
    found = sums(DAMAGE, "After the flood at the mill the owner was fined $2 million.")
    assert all(one.verdict is Verdict.NOT_COMPARABLE for one in found)


def test_a_sum_knows_whose_it_is() -> None:
    (one,) = asserted("They said that Ada Lind was held on a $50,000 bond.", "figure")
    assert (one.narrowing, one.owner) == (("bail",), ("ada", "lind"))
