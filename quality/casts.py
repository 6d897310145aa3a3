"""Who is who in planted piles and in ECB+: entities against the truth, by BCubed."""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from tests.support.planted import GIVEN, Plan, plant
from training.sets import plain_name

from quality.figures import Figure, ratio
from quality.running import run_stages
from stemma.model import (
    Described,
    Entity,
    EntityType,
    Mention,
    MentionForm,
    Resolution,
    Rows,
    Sentence,
    Story,
    Witness,
    stable_id,
)
from stemma.stages.names import resolve_names

LAYER = "names"
#: Seeds that were not looked at while the method was made.
SEEDS = (401, 402, 403, 404, 405, 406)
#: More spellings changed than in the mixed plants.
DRIFT = {"round-trip": 4, "verbatim": 1, "cut": 2, "light": 3, "medium": 2}
#: A slot that different towns fill.
MANY = "town"
#: Classes of ECB+ that are people, bodies and places.
ECB = {
    "HUMAN_PART_PER": "person", "HUMAN_PART_ORG": "organisation", "LOC_GEO": "place", "LOC_FAC": "place",
    "LOC_OTHER": "place", "HUMAN_PART_GPE": "place", "HUMAN_PART_MET": "organisation", "HUMAN_PART_FAC": "place",
}  # fmt: skip
#: The last topic on which rules and limits were chosen.
CHOSEN_ON = 11
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "him",
        "her",
        "his",
        "hers",
        "they",
        "them",
        "their",
        "it",
        "its",
        "who",
        "whom",
        "himself",
        "herself",
        "that",
        "this",
        "which",
        "we",
        "us",
        "i",
        "you",
        "my",
        "our",
    ]
)


class Cast(msgspec.Struct):
    """Mentions with their true and their found group."""

    true: dict[Hashable, Hashable] = msgspec.field(default_factory=dict)
    found: dict[Hashable, Hashable] = msgspec.field(default_factory=dict)


def planted_figures() -> Iterator[Figure]:
    """Yield BCubed F1 and false merges of people over planted drift."""
    cast, inside, merges, persons = Cast(), Cast(), 0, 0
    for seed in SEEDS:
        planted = plant(Plan(seed=seed, edits=DRIFT))
        rows = run_stages(planted.rows(*GIVEN))
        slots = list(planted_slots(planted))
        _place(rows, slots, cast)
        story = {witness: one.id for one in rows.of(Story) for witness in one.witnesses}
        _place(rows, [(*slot[:4], f"{story[slot[0]]} {slot[4]}") for slot in slots], inside)
        wrong, all_of = false_merges(rows, slots)
        merges, persons = merges + wrong, persons + all_of
    on = "planted drift"
    precision, recall, f1 = bcubed(cast)
    detail = f"P {precision:.3f} R {recall:.3f}, {len(cast.true)} names"
    yield Figure(layer=LAYER, measured_on=on, metric="BCubed F1", value=f1, detail=detail)
    precision, recall, f1 = bcubed(inside)
    detail = f"P {precision:.3f} R {recall:.3f}; a person of two stories that should be one counts once in each"
    yield Figure(layer=LAYER, measured_on=on, metric="BCubed F1 in a story", value=f1, detail=detail)
    share = 200 * ratio(merges, persons)
    detail = f"{merges} of {persons} groups of people"
    yield Figure(layer=LAYER, measured_on=on, metric="false merges per 200", value=share, low=True, detail=detail)


Slot = tuple[str, int, int, str, str]


def planted_slots(planted: Any) -> Iterator[Slot]:  # noqa: ANN401 - the plant's own record
    """Yield the true names of a plant: witness, span, text, and whose name it is."""
    story = {witness: one.id for one in planted.rows().of(Story) for witness in one.witnesses}
    printed = planted.printed.values() if isinstance(planted.printed, Mapping) else planted.printed
    for page in printed:
        for slot in page.slots:
            whose = slot.key.partition("name:")[2]
            if whose and whose != MANY:
                yield page.witness.id, slot.start, slot.end, slot.text, f"{story.get(page.witness.id)} {whose}"


def _place(rows: Rows, slots: Sequence[Slot], cast: Cast) -> None:
    at = entities_of(rows, slots)
    for slot in slots:
        key = slot[:3]
        cast.true[key] = slot[4]
        cast.found[key] = at.get(key, key)


def entities_of(rows: Rows, slots: Sequence[Slot]) -> dict[Hashable, str]:
    """Return the entity of every true name that a name mention overlaps, the exact one first."""
    homes = {one.mention: one.entity for one in rows.of(Resolution)}
    names: dict[str, list[Mention]] = defaultdict(list)
    for mention in rows.of(Mention):
        if mention.form is MentionForm.NAME and mention.id in homes:
            names[mention.witness].append(mention)
    found: dict[Hashable, str] = {}
    for witness, start, end, _, _ in slots:
        over = [one for one in names[witness] if one.start < end and one.end > start]
        over.sort(key=lambda one, span=(start, end): ((one.start, one.end) != span, one.start))  # type: ignore[misc]  # a default binds the loop's value
        if over:
            found[witness, start, end] = homes[over[0].id]
    return found


def false_merges(rows: Rows, slots: Sequence[Slot]) -> tuple[int, int]:
    """Return how many groups of people hold two people, and how many groups of people there are."""
    at = entities_of(rows, slots)
    whose: dict[str, Counter[str]] = defaultdict(Counter)
    kinds = {one.id: one.type for one in rows.of(Entity)}
    for slot in slots:
        if slot[:3] in at:
            whose[at[slot[:3]]][slot[4]] += 1
    people = {entity: held for entity, held in whose.items() if kinds[entity] is EntityType.PERSON}
    return sum(len(held) > 1 for held in people.values()), len(people)


def bcubed(cast: Cast) -> tuple[float, float, float]:
    """Return BCubed precision, recall and F1."""
    true: dict[Hashable, set[Hashable]] = defaultdict(set)
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention in cast.true:
        true[cast.true[mention]].add(mention)
        found[cast.found[mention]].add(mention)
    precision = recall = 0.0
    for mention in cast.true:
        own, gold = found[cast.found[mention]], true[cast.true[mention]]
        shared = len(own & gold)
        precision += shared / len(own)
        recall += shared / len(gold)
    precision, recall = ratio(precision, len(cast.true)), ratio(recall, len(cast.true))
    return precision, recall, ratio(2 * precision * recall, precision + recall)


def by_topic(path: Path) -> dict[int, list[dict[str, Any]]]:
    """Return the records of a file of ECB+ by their topic."""
    topics: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        topics[row["topic"]].append(row)
    return topics


def cluster_figures(path: Path) -> Iterator[Figure]:
    """Yield BCubed F1 over the gold mentions of people, bodies and places of ECB+: all of them, and names alone."""
    everything, names, heads, chosen, others = Cast(), Cast(), Cast(), Cast(), Cast()
    topics = by_topic(path)
    for topic in sorted(topics):
        gold = dict(gold_mentions(topics[topic]))
        rows = topic_rows(topic, topics[topic], [mention for mention, _ in gold.values()])
        resolved = list(resolve_names(rows))
        homes = {one.mention: one.entity for one in resolved if isinstance(one, Resolution)}
        homes |= {
            name: one.perhaps or one.id for one in resolved if isinstance(one, Described) for name in one.mentions
        }
        for key, (mention, chain) in gold.items():
            everything.true[key] = heads.true[key] = chain
            everything.found[key] = homes.get(mention.id, mention.id)
            half = chosen if topic <= CHOSEN_ON else others
            half.true[key], half.found[key] = chain, everything.found[key]
            heads.found[key] = (topic, mention.text.split()[-1].lower())
            if mention.form is MentionForm.NAME:
                names.true[key], names.found[key] = chain, everything.found[key]
    on = "clusters (ECB+), gold mentions"
    for metric, cast in (("BCubed F1, all mentions", everything), ("BCubed F1, names", names)):
        precision, recall, f1 = bcubed(cast)
        detail = f"P {precision:.3f} R {recall:.3f}, {len(cast.true)} mentions; last word alone {bcubed(heads)[2]:.3f}"
        yield Figure(layer=LAYER, measured_on=on, metric=metric, value=f1, detail=detail)
    for metric, cast in (("BCubed F1, topics chosen on", chosen), ("BCubed F1, other topics", others)):
        precision, recall, f1 = bcubed(cast)
        detail = f"P {precision:.3f} R {recall:.3f}, {len(cast.true)} mentions"
        yield Figure(layer=LAYER, measured_on=on, metric=metric, value=f1, detail=detail)


def gold_mentions(documents: Sequence[dict[str, Any]]) -> Iterator[tuple[str, tuple[Mention, str]]]:
    """Yield the gold mentions of a topic's documents by id, each with its chain."""
    marks = list(_marks(documents))
    small = {text for text in (_text(document, mark) for document, mark, _ in marks) if text.islower()}
    for document, mark, kind in marks:
        mention = _mention(document, mark, kind, common=_text(document, mark).lower() in small)
        yield mention.id, (mention, mark["chain"] or mention.id)


def _marks(documents: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Yield the marks of people, bodies and places in the sentences that were annotated with care."""
    for document in documents:
        validated = [(one["start"], one["end"]) for one in document["sentences"] if one["validated"]]
        for mark in document["mentions"]:
            kind = ECB.get(mark["tag"])
            if kind and any(begin <= mark["spans"][0]["start"] < stop for begin, stop in validated):
                yield document, mark, kind


def _text(document: dict[str, Any], mark: dict[str, Any]) -> str:
    """Return what a mark covers, without quotation marks."""
    text: str = document["text"][mark["spans"][0]["start"] : mark["spans"][-1]["end"]]
    return text.strip("'`\"“”‘’ ")


def _mention(document: dict[str, Any], mark: dict[str, Any], kind: str, *, common: bool) -> Mention:
    """Return a gold mention cut to the name in it, as names are cut here; without one it is a description.

    So is a `common` one: printed with a capital, as in a headline, and marked in small letters elsewhere in the topic.
    """
    text = document["text"]
    start = text.index(_text(document, mark), mark["spans"][0]["start"])
    end = start + len(_text(document, mark))
    span = start, end
    form = MentionForm.PRONOUN if text[start:end].lower() in PRONOUNS else MentionForm.DESCRIPTION
    while start < end and text[start].islower():
        start = min(end, start + len(text[start:end].split(" ", 1)[0]) + 1)
    name = plain_name(text, (start, end), kind) if start < end and not common else None
    if form is MentionForm.DESCRIPTION and name:
        form, span = MentionForm.NAME, (name.start, name.end)
    return Mention(
        id=stable_id("mention", document["id"], *span),
        witness=document["id"],
        start=span[0],
        end=span[1],
        text=text[span[0] : span[1]],
        type=EntityType(kind),
        form=form,
    )


def topic_rows(topic: int, documents: Sequence[dict[str, Any]], mentions: Sequence[Mention]) -> Rows:
    """Return the documents of a topic as one story, its sentences as annotated, and some mentions."""
    rows = Rows([Story(id=str(topic), name=str(topic), witnesses=sorted(one["id"] for one in documents)), *mentions])
    for one in documents:
        rows.extend(
            [
                Witness(
                    id=one["id"], path=one["id"], siglum=one["id"], media_type="text/plain", sha256="",
                    chars=len(one["text"]), text=one["text"],
                )
            ]
        )  # fmt: skip
        rows.extend(
            Sentence(
                id=stable_id("sentence", one["id"], number), witness=one["id"], start=line["start"], end=line["end"],
                index=number,
            )
            for number, line in enumerate(one["sentences"])
        )  # fmt: skip
    return rows
