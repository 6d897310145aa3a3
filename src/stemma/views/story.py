"""The pile at one glance: how many witnesses, how many independent origins, what differs, what stayed unread."""

from collections.abc import Sequence

import msgspec

from stemma.model import Derivation, Lineage, Lookup, OriginCount, Story, Unread, Witness
from stemma.views.cards import LineageCard, lineage_cards
from stemma.views.kin import joined_lineages
from stemma.views.variants import VariantLine, variant_lines

#: So many variants stand on the first page; the rest is one click or `--json` away.
TOP_VARIANTS = 12


class Origins(msgspec.Struct, frozen=True, kw_only=True):
    """How many independent origins: the best estimate, and the interval where directions or links are open."""

    best: int
    low: int
    high: int
    why: str
    #: How many are left when lineages of one publisher, or of one speaker's words, count once; 0 where nobody counted.
    publishers: int = 0
    speakers: int = 0


class KindCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many variants are of one kind."""

    kind: str
    count: int


class StoryView(msgspec.Struct, frozen=True, kw_only=True):
    """One story in numbers. `copies` are the witnesses that add no origin."""

    id: str
    name: str
    #: Witness ids.
    witnesses: list[str]
    origins: Origins
    copies: int
    undetermined: int
    sentence: str
    lineages: list[LineageCard]
    variants: list[VariantLine]
    variant_count: int
    variant_kinds: list[KindCount]


class UnreadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or a place in one, that could not be read; `sentence` says all of it on one line."""

    path: str
    place: str
    problem: str
    remedy: str
    sentence: str


class PileView(msgspec.Struct, frozen=True, kw_only=True):
    """The whole case in numbers; `alone` are witnesses that stand in no story: each is an origin of its own."""

    witnesses: int
    origins: Origins
    copies: int
    undetermined: int
    sentence: str
    stories: list[StoryView]
    alone: list[str]
    #: Ids of witnesses that the case holds for what its stories share with them: they stand in stories elsewhere.
    elsewhere: list[str]
    unread: list[UnreadLine]


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its word: "1 origin", "3 origins"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def origins_sentence(origins: Origins, witnesses: int, *, word: str = "witness", words: str = "witnesses") -> str:
    """Return the count in words: "3 independent origins, 9 witnesses", with the interval where it is open."""
    best = counted(origins.best, "independent origin")
    if origins.low < origins.high:
        best += f" (between {origins.low:,} and {origins.high:,})"
    return f"{best}, {counted(witnesses, word, words)}"


def story_views(lookup: Lookup) -> list[StoryView]:
    """Return all stories, the one with most witnesses first."""
    cards = lineage_cards(lookup)
    counts = {count.story: count for count in lookup.of(OriginCount)}
    derivations = lookup.of(Derivation)
    variants: dict[str, list[VariantLine]] = {}
    for line in variant_lines(lookup):
        variants.setdefault(line.story, []).append(line)
    stories = sorted(lookup.of(Story), key=lambda story: (-len(story.witnesses), story.id))
    return [
        _story_view(
            story,
            [card for card in cards if card.story == story.id],
            count=counts.get(story.id),
            undetermined=sum(not one.directed for one in derivations if one.story == story.id),
            variants=variants.get(story.id, []),
        )
        for story in stories
    ]


def pile_view(lookup: Lookup) -> PileView:
    """Return the whole case in numbers."""
    stories = story_views(lookup)
    told = {witness for story in stories for witness in story.witnesses}
    kin = {one.witness for story in lookup.of(Story) for one in story.kin} - told
    witnesses = [witness.id for witness in lookup.of(Witness) if witness.id not in kin]
    alone = [witness for witness in witnesses if witness not in told]
    lineages = lookup.of(Lineage)
    shared = len(lineages) - len(joined_lineages(lineages))
    origins = _sum_origins([story.origins for story in stories], alone=len(alone), shared=shared)
    return PileView(
        witnesses=len(witnesses),
        origins=origins,
        copies=max(0, len(witnesses) - origins.best),
        undetermined=sum(story.undetermined for story in stories),
        sentence=origins_sentence(origins, len(witnesses)),
        stories=stories,
        alone=alone,
        elsewhere=sorted(kin),
        unread=[
            UnreadLine(
                path=unread.path,
                place=unread.place,
                problem=unread.problem,
                remedy=unread.remedy,
                sentence=unread.sentence,
            )
            for unread in lookup.of(Unread)
        ],
    )


def _story_view(
    story: Story,
    cards: list[LineageCard],
    *,
    count: OriginCount | None,
    undetermined: int,
    variants: list[VariantLine],
) -> StoryView:
    origins = (
        Origins(best=len(cards), low=len(cards), high=len(cards), why="")
        if count is None
        else Origins(
            best=count.best,
            low=count.low,
            high=count.high,
            why=count.why,
            publishers=count.publishers,
            speakers=count.speakers,
        )
    )
    kinds = {line.kind: 0 for line in variants}
    for line in variants:
        kinds[line.kind] += 1
    return StoryView(
        id=story.id,
        name=story.name,
        witnesses=story.witnesses,
        origins=origins,
        copies=max(0, len(story.witnesses) - origins.best),
        undetermined=undetermined,
        sentence=origins_sentence(origins, len(story.witnesses)),
        lineages=cards,
        variants=variants[:TOP_VARIANTS],
        variant_count=len(variants),
        variant_kinds=[KindCount(kind=kind, count=number) for kind, number in kinds.items()],
    )


def _sum_origins(parts: Sequence[Origins], *, alone: int, shared: int) -> Origins:
    """Return the origins of all stories together; `shared` of them are counted in another story as well."""
    once = [f"{counted(shared, 'origin')} of one story {'is' if shared == 1 else 'are'} one with another's."]
    return Origins(
        best=sum(part.best for part in parts) + alone - shared,
        # At their least, stories may have fewer origins than they share.
        low=max(sum(part.low for part in parts) - shared, min(len(parts), 1)) + alone,
        high=sum(part.high for part in parts) + alone - shared,
        why=" ".join([part.why for part in parts if part.low < part.high and part.why] + (once if shared else [])),
        publishers=_sum_counted([part.publishers for part in parts], alone=alone - shared),
        speakers=_sum_counted([part.speakers for part in parts], alone=alone - shared),
    )


def _sum_counted(numbers: Sequence[int], *, alone: int) -> int:
    """Return a sum over stories, 0 where one of them was not counted."""
    return sum(numbers) + alone if numbers and all(numbers) else 0
