"""Laws of claims: what holds for every story, whatever it says."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.asserted import asserted, story

from stemma.model import Claim, Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.text.quantities import find_quantities
from stemma.text.times import TimeKind, find_times

anything = st.text(max_size=80)
words = st.lists(
    st.sampled_from(
        [
            "on",
            "in",
            "the",
            "4",
            "March",
            "2031",
            "May",
            "last",
            "next",
            "week",
            "Tuesday",
            "12",
            "twelve",
            "dozen",
            "of",
            "about",
            "at",
            "least",
            "people",
            "killed",
            "were",
            "was",
            "hurt",
            "28-year-old",
            "Ada",
            "Venn",
            "said",
            "“",
            "”",
            "million",
            "$",
            "%",
            "years",
            "ago",
            "1978",
            "19th",
            "century",
            "no",
            "one",
            "hundreds",
            "and",
            ".",
            ",",
        ]
    ),
    max_size=25,
).map(" ".join)
#: Sentences that say much the same, some with other figures, days and words.
lines = st.lists(
    st.sampled_from(
        [
            "12 people were killed when the dyke collapsed.",
            "21 people were killed when the dyke collapsed.",
            "At least 10 people were killed at Varnmouth.",
            "The old dyke at Varnmouth collapsed on 4 March 2031.",
            "The old dyke at Varnmouth collapsed on 5 March 2031.",
            "The harbour school of Varnmouth took in 140 children from flooded streets.",
            "The harbour school of Varnmouth took in 150 children from flooded streets.",
            "“We rang the bell and knocked on every door,” she said.",
            "“We rang the bell and knocked on every red door,” she said.",
            "Ada Venn, 28, was hurt.",
            "Ada Venn, 29, was hurt.",
        ]
    ),
    min_size=1,
    max_size=4,
)


@given(
    st.one_of(anything, words), st.one_of(st.none(), st.sampled_from(["2031-03-05", "0001-01-01", "9999-12-31", "x"]))
)
@example("“0 years ago", "2031-03-05")
@example("99999 centuries ago", "2031-03-05")
@settings(max_examples=300, deadline=None)
def test_times_slice_are_in_order_and_lengths_have_no_place(text: str, published: str | None) -> None:
    at = 0
    for time in find_times(text, published=published):
        assert at <= time.start < time.end <= len(text)
        at = time.end
        assert (time.earliest is None) == (time.latest is None)
        assert time.earliest is None or (time.latest is not None and time.earliest <= time.latest)
        if time.kind in {TimeKind.DURATION, TimeKind.SET}:
            assert time.earliest is None


@given(st.one_of(anything, words))
@example("99999999999999999999 million")
@example("a dozen dozen dozen million million")
@settings(max_examples=300, deadline=None)
def test_quantities_slice_are_in_order_and_their_ends_too(text: str) -> None:
    at = 0
    for one in find_quantities(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end
        assert one.low >= 0
        assert one.high is None or one.low <= one.high


@given(st.one_of(anything, words))
@settings(max_examples=200, deadline=None)
def test_whatever_a_text_says_its_claims_slice(text: str) -> None:
    for one in asserted(text):
        assert 0 <= one.start < one.end <= len(text)


def outcome(rows: Rows) -> dict[tuple[str, str], tuple[Verdict, int, int]]:
    """Return verdict and corroboration of every proposition, by what it is about and the values it has."""
    found = Rows(weigh_claims(rows))
    claims = {claim.id: claim for claim in found.of(Claim)}
    told = {}
    for one in found.of(Proposition):
        values = sorted(value.value_normalised for value in one.values)
        places = min((claims[claim].witness, claims[claim].start) for value in one.values for claim in value.claims)
        told[one.slot, f"{values} {places}"] = (one.verdict, one.lineages, one.lineages_high)
    return told


@given(st.lists(lines, min_size=1, max_size=4), st.data())
@settings(max_examples=80, deadline=None)
def test_a_copy_of_a_witness_raises_no_corroboration_and_changes_no_verdict(
    drafts: list[list[str]], drawn: st.DataObject
) -> None:
    texts = {f"w{number}": " ".join(draft) for number, draft in enumerate(drafts)}
    names = sorted(texts)
    owners = {name: drawn.draw(st.integers(0, 1)) for name in names}
    lineages = [[name for name in names if owners[name] == number] for number in (0, 1)]
    copied = drawn.draw(st.sampled_from(names))
    before = outcome(story(texts, lineages=[held for held in lineages if held]))
    # The name of the copy sorts behind that of its original, so that places stay those of the first witness.
    copy = f"{copied}~"
    grown = [[*held, *([copy] if copied in held else [])] for held in lineages if held]
    after = outcome(story({**texts, copy: texts[copied]}, lineages=grown))
    assert after == before
