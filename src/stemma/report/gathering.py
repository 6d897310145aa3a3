"""Everything that one report shows: every table is read once, and what grows too large is cut and named."""

import math
from collections.abc import Iterable, Sequence

import msgspec

from stemma.model import (
    Alignment,
    Archetype,
    Claim,
    Credit,
    Derivation,
    Entity,
    Event,
    Lineage,
    Lookup,
    Mention,
    Mismatch,
    Namesake,
    OriginCount,
    Pair,
    Proposition,
    Quotation,
    Reading,
    Record,
    Resolution,
    Rows,
    Sentence,
    Story,
    Unread,
    Utterance,
    Variant,
    Witness,
    Zone,
)
from stemma.report.comparing import comparisons, sorted_pair
from stemma.report.limiting import told
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews
from stemma.views.across import link_lines
from stemma.views.cards import LineageCard, lineage_cards
from stemma.views.checks import check_lines
from stemma.views.claims import PropositionLine
from stemma.views.compare import CompareView, build_comparison
from stemma.views.layers import Layers, layers_of, named_things
from stemma.views.lineage import LineageView, lineage_views
from stemma.views.said import SaidView, said_views
from stemma.views.story import counted, pile_view
from stemma.views.times import moment
from stemma.views.variants import variant_lines
from stemma.views.witness import WitnessView, witness_views

#: Colours that a colour-blind person tells apart; further lineages take them again, under another number.
COLOURS = 8

#: What the views of a report read.
KINDS: tuple[type[Record], ...] = (
    Witness, Unread, Zone, Credit, Sentence, Pair, Alignment, Story, Archetype, Derivation, Lineage, OriginCount,
    Variant, Reading, Mention, Entity, Resolution, Namesake, Quotation, Utterance, Claim, Proposition, Mismatch,
    Event,
)  # fmt: skip


def gather(lookup: Lookup, *, settings: ReportSettings) -> ReportViews:
    """Return everything that a report of this case shows."""
    rows = Rows(record for kind in KINDS for record in lookup.of(kind))
    stories = lineage_views(rows)
    cards = lineage_cards(rows)
    witnesses = sorted(witness_views(rows), key=_reading_order)
    compared, missing = _compared(rows, stories, witnesses, settings=settings)
    shown, shortened = _within(witnesses, settings.text_characters)
    variants = variant_lines(rows)
    said = _shared_words(said_views(rows), settings=settings)
    beyond = told(rows, settings=settings)
    left_out = [
        sentence
        for number, sentence in (
            (missing, f"{counted(missing, 'comparison')} side by side: use `stemma compare CASE LEFT RIGHT`."),
            (shortened, f"The texts of {counted(shortened, 'report')}: use `stemma show CASE WITNESS:START-END`."),
            (len(variants) - settings.variants, f"{len(variants) - settings.variants:,} places that differ."),
            (
                len(said) - settings.utterances,
                f"{len(said) - settings.utterances:,} utterances: use `stemma said CASE`.",
            ),
            (
                settings.snippets_only,
                "Whole texts: of each, headline, credits and what stands around places that differ are here.",
            ),
        )
        if number > 0
    ]
    return ReportViews(
        pile=pile_view(rows),
        stories=stories,
        witnesses=shown,
        comparisons=compared,
        variants=variants[: settings.variants],
        said=said[: settings.utterances],
        lineages=cards,
        colours=_colours(cards),
        entities=beyond.entities,
        claims=beyond.claims,
        mismatches=check_lines(rows),
        events=beyond.events,
        named=named_things(rows),
        layers=_shared_layers(layers_of(rows), beyond.claims) if settings.snippets_only else layers_of(rows),
        links=link_lines(rows),
        left_out=left_out + beyond.left_out,
    )


def _shared_words(said: Iterable[SaidView], *, settings: ReportSettings) -> list[SaidView]:
    """Return what the page shows of who said what: words in marks or in several reports; for sharing, these alone."""
    return [view for view in said if view.witnesses > 1 or (view.direct and not settings.snippets_only)]


def _shared_layers(layers: dict[str, Layers], rows: Iterable[PropositionLine]) -> dict[str, Layers]:
    """Return layers for sharing: of assertions only those in the table, as what one report alone says is its own."""
    kept = {line.id for line in rows}
    return {
        witness: msgspec.structs.replace(one, claims=[mark for mark in one.claims if mark.proposition in kept])
        for witness, one in layers.items()
    }


def _reading_order(view: WitnessView) -> tuple[float, float, str, str]:
    card = view.card
    return card.lineages[0] if card.lineages else math.inf, moment(card.published), card.siglum, card.id


def _colours(cards: Iterable[LineageCard]) -> dict[int, int]:
    return {card.number: (card.number - 1) % COLOURS + 1 for card in cards if len(card.witnesses) > 1}


def _within(witnesses: Iterable[WitnessView], characters: int) -> tuple[list[WitnessView], int]:
    """Return witnesses, without their texts once these exceed the limit, and how many lost theirs."""
    shown = []
    lost = 0
    for view in witnesses:
        characters -= view.card.chars
        if characters < 0:
            lost += 1
            shown.append(_without_text(view))
        else:
            shown.append(view)
    return shown, lost


def _without_text(view: WitnessView) -> WitnessView:
    return msgspec.structs.replace(view, runs=[])


def _compared(
    rows: Rows, stories: list[LineageView], witnesses: Sequence[WitnessView], *, settings: ReportSettings
) -> tuple[list[CompareView], int]:
    cards = {view.card.id: view.card for view in witnesses}
    pairs = {(pair.left, pair.right): pair for pair in rows.of(Pair)}
    rank = {view.card.id: at for at, view in enumerate(witnesses)}
    made, missing = comparisons(rows, stories, rank=rank, settings=settings)
    views = [
        build_comparison((cards[left], cards[right]), aligned, pair=pairs.get(sorted_pair(left, right)), derivations=[])
        for (left, right), aligned in made.items()
    ]
    return views, missing
