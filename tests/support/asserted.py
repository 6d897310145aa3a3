"""Small invented stories for tests of claims: texts, who copies whom, and what each sentence asserts."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from stemma.model import (
    Alignment,
    AlignmentKind,
    Lineage,
    Record,
    Role,
    Rows,
    Sentence,
    Story,
    Witness,
    Zone,
    stable_id,
)
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.extracting import Text, extract_assertions
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.text.sentences import sentence_spans
from stemma.text.times import find_times

#: A Wednesday.
PUBLISHED = "2031-03-05T08:00:00+00:00"
STORY = "story"


def phrase(text: str, published: str | None = PUBLISHED) -> Phrase:
    """Return a text of one sentence as claims see it."""
    return Phrase(text, 0, len(text), times=find_times(text, published=published))


def witness(key: str, text: str, *, published: str | None = PUBLISHED, language: str | None = "en") -> Witness:
    """Return a witness that holds a text; its id and siglum are its key."""
    return Witness(
        id=key,
        path=f"{key}.txt",
        siglum=key,
        published=published,
        language=language,
        media_type="text/plain",
        sha256=stable_id("sha", key, text),
        chars=len(text),
        text=text,
    )


def told(key: str, text: str, *, published: str | None = PUBLISHED, language: str | None = "en") -> Text:
    """Return a text with its sentences, all of it body."""
    of = witness(key, text, published=published, language=language)
    zones = [Zone(witness=key, start=0, end=len(text), role=Role.BODY, score=1.0, why="given")]
    return Text(of, zones, sentences(of))


def sentences(of: Witness) -> list[Sentence]:
    """Return all of a witness as sentences of its body."""
    return [
        Sentence(id=stable_id("sentence", of.id, start), witness=of.id, start=start, end=end, index=index)
        for index, (start, end) in enumerate(sentence_spans(of.text, 0, len(of.text)))
    ]


def asserted(text: str, kind: str = "", *, published: str | None = PUBLISHED) -> list[Assertion]:
    """Return what a text asserts, of one kind only where it is named."""
    found = extract_assertions(told("w", text, published=published))
    return [one for one in found if not kind or one.kind == kind]


def story(
    texts: Mapping[str, str],
    *,
    lineages: Sequence[Sequence[str]],
    kin: Sequence[tuple[str, int, str, int]] = (),
    published: Mapping[str, str] | None = None,
    more: Sequence[Record] = (),
) -> Rows:
    """Return the rows of one story.

    `lineages` lists the witnesses of each; in one lineage equal sentences are aligned, and so are those that `kin`
    names by witness and place: ("left", 0, "right", 1).
    """
    witnesses = {key: witness(key, text, published=(published or {}).get(key)) for key, text in texts.items()}
    lines = {key: sentences(of) for key, of in witnesses.items()}
    rows: list[Record] = [Story(id=STORY, name="", witnesses=sorted(texts)), *witnesses.values(), *more]
    for key, of in witnesses.items():
        rows.append(Zone(witness=key, start=0, end=of.chars, role=Role.BODY, score=1.0, why="given"))
        rows += lines[key]
    for number, members in enumerate(lineages):
        held = sorted(members)
        rows.append(Lineage(id=f"lineage {number}", story=STORY, origin=held[0], witnesses=held))
        for left, right in combinations(held, 2):
            rows += [
                aligned(one, two)
                for one in lines[left]
                for two in lines[right]
                if texts[left][one.start : one.end] == texts[right][two.start : two.end]
            ]
    rows += [aligned(lines[left][one], lines[right][two]) for left, one, right, two in kin]
    return Rows(rows)


def aligned(left: Sentence, right: Sentence) -> Alignment:
    """Return two sentences as aligned."""
    first, second = sorted((left, right), key=lambda one: one.witness)
    return Alignment(
        id=stable_id("alignment", first.witness, first.start, second.witness, second.start),
        left=first.witness,
        left_start=first.start,
        left_end=first.end,
        right=second.witness,
        right_start=second.start,
        right_end=second.end,
        kind=AlignmentKind.NEAR_VERBATIM,
        score=0.9,
        why="given",
    )
