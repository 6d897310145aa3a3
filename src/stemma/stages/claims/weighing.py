"""From assertions to claims and propositions: what one story asserts, by how many lineages, and where they differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from stemma.model import (
    Alignment,
    Claim,
    ClaimValue,
    Lineage,
    Proposition,
    Quotation,
    Reading,
    Rows,
    Sentence,
    Story,
    Utterance,
    Variant,
    Verdict,
    Witness,
    Zone,
    stable_id,
)
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.collation.collated import collated_differences
from stemma.stages.claims.collation.compared import compared_passages, opinion_verdict
from stemma.stages.claims.collation.covered import Covered
from stemma.stages.claims.collation.losses import lost_words
from stemma.stages.claims.collation.plug import load_comparer
from stemma.stages.claims.differences.binding import meet, stem_weights
from stemma.stages.claims.differences.naming import Names
from stemma.stages.claims.differences.parting import part_incomparable, part_lineages
from stemma.stages.claims.differences.sides import Pair, Side, make_side, place_of
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged, judge
from stemma.stages.claims.extracting import Text, extract_assertions
from stemma.stages.claims.relating import KINDS, Known, related
from stemma.stages.claims.toll.tally import LEAD, tally
from stemma.stages.claims.when.eventday import event_day
from stemma.stages.claims.when.storyday import story_day

#: The verdict of a proposition is the first of these that any two of its values have.
GRAVEST = (
    Verdict.GENUINE,
    Verdict.TRANSMISSION,
    Verdict.UPDATE,
    Verdict.GRANULARITY,
    Verdict.NOT_COMPARABLE,
    Verdict.AGREE,
)
NARRATOR = "narrator"


class ClaimSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How claims are read."""

    #: Values of one proposition beyond which it is no longer one thing: a table, a list of results.
    most_values: int = 12
    #: Name of an entry point `stemma.comparers` that looks at aligned passages without a difference; none if empty.
    comparer: str = ""


DEFAULTS = ClaimSettings()


class Scene(msgspec.Struct, frozen=True):
    """What the claims of one story are weighed with."""

    story: str
    support: Support
    published: dict[str, str | None]
    names: Names
    #: How many were killed by each witness that says so, and the day of the event by each that names one.
    killed: Mapping[str, float]
    days: Mapping[str, str]
    outlets: Mapping[str, frozenset[str]]


def weigh_claims(rows: Rows, *, settings: ClaimSettings = DEFAULTS) -> Iterator[Claim | Proposition]:
    """Yield the claims of one story and the propositions in which they meet."""
    story = rows.one(Story)
    witnesses = sorted(rows.of(Witness), key=lambda one: one.id)
    names = Names(rows)
    texts = list(_texts(rows, witnesses))
    assertions = [one for text in texts for one in extract_assertions(text)]
    scene = Scene(
        story.id,
        Support(rows.of(Lineage), rows.of(Alignment), texts={witness.id: witness.text for witness in rows.of(Witness)}),
        {one.id: one.published for one in witnesses},
        names,
        *_tallied(witnesses, assertions),
        _printed_by(witnesses),
    )
    bound = map(names.bound, (one for one in assertions if one.kind not in KINDS))
    kept = list(_without_lists(one for one in bound if _speaks_of_this(one)))
    covered = Covered()
    yield from _met(scene, kept, covered, most_values=settings.most_values)
    known = Known(
        texts=texts,
        assertions=assertions,
        bound=kept,
        support=scene.support,
        weights=stem_weights(kept, scene.support),
    )
    for group, judged in (*((group, None) for group in _collated(rows, texts)), *related(known)):
        if not covered.holds(group):
            covered.add(group)
            sides = _sides(scene, _values(group))
            yield from _told(scene, sides, judged or _verdict(scene, sides))
    comparer = load_comparer(settings.comparer)
    if comparer is not None:
        passages = compared_passages(
            rows.of(Alignment), {one.id: one for one in witnesses}, comparer=comparer, told=covered.places()
        )
        for opinion, pair in passages:
            sides = _sides(scene, _values(pair))
            yield from _told(scene, sides, opinion_verdict(opinion, sides, settings.comparer))


def _met(
    scene: Scene, kept: Sequence[Assertion], covered: Covered, *, most_values: int
) -> Iterator[Claim | Proposition]:
    """Yield what the claims that meet come to, and note the places of those that differ."""
    for group in meet(kept, scene.support):
        values = _values(group)
        if len(values) > most_values:
            continue
        if len(values) > 1:
            covered.add(group)
        parts = [
            comparable
            for parted in part_lineages(values, scene.support)
            for comparable in part_incomparable(parted, _pair_verdicts(scene, parted))
        ]
        for sides, judged in _told_once(scene, parts):
            yield from _told(scene, sides, judged)


def _told_once(scene: Scene, parts: Iterable[Sequence[Sequence[Assertion]]]) -> Iterator[tuple[Sequence[Side], Judged]]:
    """Yield parts of one group with the verdict over each; parts of the same values and verdict are one row."""
    held: dict[tuple[str, ...], list[tuple[Sequence[Side], Judged]]] = defaultdict(list)
    for values in parts:
        sides = _sides(scene, values)
        judged = _verdict(scene, sides)
        held[judged.rule, *(side.value.normalised for side in sides)].append((sides, judged))
    for alike in held.values():
        if len(alike) == 1:
            yield alike[0]
            continue
        told = {place_of(one): one for sides, _ in alike for side in sides for one in side.assertions}
        united = _sides(scene, _values(list(told.values())))
        yield united, _verdict(scene, united)


def _printed_by(witnesses: Iterable[Witness]) -> dict[str, frozenset[str]]:
    """Return the outlets that printed the text of each witness: a copy elsewhere takes none of them away."""
    texts: dict[str, list[Witness]] = defaultdict(list)
    for one in witnesses:
        texts[one.text].append(one)
    return {
        one.id: frozenset(copy.outlet for copy in copies if copy.outlet) for copies in texts.values() for one in copies
    }


def _tallied(witnesses: Sequence[Witness], assertions: Sequence[Assertion]) -> tuple[dict[str, float], dict[str, str]]:
    """Return how many were killed, and on which day, by each witness that says so."""
    told: dict[str, list[Assertion]] = defaultdict(list)
    for one in assertions:
        told[one.witness].append(one)
    killed: dict[str, float] = {}
    days: dict[str, str] = {}
    for witness in witnesses:
        dead = tally(told[witness.id], "killed")
        day = event_day(told[witness.id], published=witness.published)
        killed |= {witness.id: dead.low} if dead else {}
        days |= {witness.id: day.day} if day and day.score >= SURE else {}
    return killed, days


#: Likelihood from which the likeliest day of a text is taken for that of its event.
SURE = 0.8


def _texts(rows: Rows, witnesses: Sequence[Witness]) -> Iterator[Text]:
    zones, sentences, quotations = (defaultdict(list) for _ in range(3))
    for zone in rows.of(Zone):
        zones[zone.witness].append(zone)
    for sentence in rows.of(Sentence):
        sentences[sentence.witness].append(sentence)
    for quotation in rows.of(Quotation):
        quotations[quotation.witness].append(quotation)
    utterances = {quotation: one.id for one in rows.of(Utterance) for quotation in one.quotations}
    around = story_day(witnesses)
    for one in witnesses:
        yield Text(one, zones[one.id], sentences[one.id], quotations[one.id], utterances, around)


def _speaks_of_this(one: Assertion) -> bool:
    """Return whether a claim may meet others: it is of this event, and no part of a sum."""
    return (
        bool(one.key)
        and not (one.aside and one.kind in {"count", "person", "figure"})
        and not one.other
        and not one.of_some
        and not _is_one_of_them(one)
    )


def _without_lists(assertions: Iterable[Assertion]) -> list[Assertion]:
    """Return assertions without the numbers of people of texts that list events: several numbers, none in the lead."""
    told = list(assertions)
    held: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for one in told:
        if one.kind == "count":
            held[one.witness, one.key].append(one)
    lists = {
        name
        for name, mine in held.items()
        if min(one.sentence for one in mine) >= LEAD and len({one.normalised for one in mine}) > 1
    }
    return [one for one in told if (one.witness, one.key) not in lists]


#: Sentences from the headline on in which a text states its own toll; what follows is background.
UPPER = 12


def _is_one_of_them(one: Assertion) -> bool:
    """Return whether a number of people is no toll: "one man" behind the lead, "none of the hurt", background."""
    if one.kind != "count":
        return False
    return one.high == 0 or one.sentence >= UPPER or (one.high == 1 and one.sentence >= LEAD)


def _collated(rows: Rows, texts: Sequence[Text]) -> Iterator[list[Assertion]]:
    readings: dict[str, list[Reading]] = defaultdict(list)
    for reading in rows.of(Reading):
        readings[reading.variant].append(reading)
    variants = sorted(rows.of(Variant), key=lambda one: one.id)
    held = {text.witness.id: text for text in texts}
    yield from collated_differences(variants, readings, held)
    yield from lost_words(variants, readings, held)


def _values(group: Sequence[Assertion]) -> list[list[Assertion]]:
    """Return assertions by value, values in order."""
    held: dict[str, list[Assertion]] = defaultdict(list)
    for one in sorted(group, key=place_of):
        held[one.normalised].append(one)
    return [held[value] for value in sorted(held)]


def _told(scene: Scene, sides: Sequence[Side], judged: Judged) -> Iterator[Claim | Proposition]:
    first = sides[0].value
    spans = sorted(place_of(one) for side in sides for one in side.assertions)
    identity = stable_id("proposition", scene.story, first.key, *(part for span in spans for part in span))
    claims = {place_of(one): _claim(one, identity) for side in sides for one in side.assertions}
    yield from (claims[place] for place in sorted(claims))
    behind = [one for side in sides for one in side.behind]
    low, high = scene.support.independent(behind)
    best = max(
        sides, key=lambda side: (len(side.lineages), len(side.witnesses), -len(side.value.value), side.value.normalised)
    )
    yield Proposition(
        id=identity,
        story=scene.story,
        subject=scene.names.entity_of(first),
        slot=first.slot,
        values=[_value(side, claims) for side in _by_support(sides)],
        verdict=judged.verdict,
        lineages=low,
        best_value=best.value.value,
        why=_why(judged, sides, (low, high)),
        kind=first.kind,
        about=best.value.subject,
        lineages_high=high,
        rule=judged.rule,
        first=min((side.first for side in sides if side.first), default=None),
    )


def _pair_verdicts(scene: Scene, values: Sequence[Sequence[Assertion]]) -> dict[tuple[int, int], Verdict]:
    return {place: one.verdict for place, one in _judge_pairs(scene, _sides(scene, values)).items()}


def _sides(scene: Scene, values: Sequence[Sequence[Assertion]]) -> list[Side]:
    one_text = scene.support.one_text([place_of(one) for held in values for one in held])
    return [make_side(held, scene.support, published=scene.published, one_text=one_text) for held in values]


def _judge_pairs(scene: Scene, sides: Sequence[Side]) -> dict[tuple[int, int], Judged]:
    """Return the verdict over every two values, by their places."""
    cited = frozenset((one.witness, side.value.normalised) for side in sides for one in side.assertions)
    known = (scene.support, cited, scene.killed, scene.days, scene.outlets)
    return {
        (left, right): judge(Pair(sides[left], sides[right], *known))
        for left, right in combinations(range(len(sides)), 2)
    }


def _by_support(sides: Sequence[Side]) -> list[Side]:
    return sorted(sides, key=lambda side: (-len(side.lineages), -len(side.witnesses), side.value.normalised))


def _claim(one: Assertion, proposition: str) -> Claim:
    return Claim(
        id=stable_id("claim", proposition, one.witness, one.start, one.end),
        witness=one.witness,
        start=one.start,
        end=one.end,
        proposition=proposition,
        value=one.value,
        value_normalised=one.normalised,
        asserted_by=one.speaker or NARRATOR,
        said_to=one.told_to,
        hedge=one.hedge,
        low=None if one.low is None else float(one.low),
        high=None if one.high is None else float(one.high),
        modifier=one.modifier if one.low is not None else None,
        unit=one.unit or None,
        earliest=one.earliest,
        latest=one.latest,
    )


def _value(side: Side, claims: dict[tuple[str, int, int], Claim]) -> ClaimValue:
    return ClaimValue(
        value=side.value.value,
        value_normalised=side.value.normalised,
        claims=[claims[place_of(one)].id for one in side.assertions],
        lineages=sorted(side.lineages),
    )


def _verdict(scene: Scene, sides: Sequence[Side]) -> Judged:
    """Return the gravest verdict between any two values; one value agrees, or is carried by one lineage only."""
    if len(sides) == 1:
        low, _ = scene.support.independent(sides[0].behind)
        if low > 1:
            return Judged("one value", Verdict.AGREE, "all give the same value")
        return Judged("one lineage", Verdict.SINGLE_SOURCE, "one line of copying alone carries it")
    found = _judge_pairs(scene, sides).values()
    return min(found, key=lambda one: GRAVEST.index(one.verdict))


def _why(judged: Judged, sides: Sequence[Side], origins: tuple[int, int]) -> str:
    low, high = origins
    count = f"{low}" if low == high else f"{low} to {high}"
    witnesses = len({witness for side in sides for witness in side.witnesses})
    told = (
        f"{count} independent origin{'s' if count != '1' else ''}, {witnesses} witness{'es' if witnesses != 1 else ''}"
    )
    return f"{judged.why[:1].upper()}{judged.why[1:]}; {told}."
