"""Mentions of one story: names tagged, mended and put to the vote; titles, descriptions and pronouns beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TypeAlias

import msgspec

from stemma.model import EntityType, Mention, MentionForm, Rows, stable_id
from stemma.stages.names.called import called_names
from stemma.stages.names.capitals import capital_names
from stemma.stages.names.features import Usage, count_usage
from stemma.stages.names.foreign import names_abroad
from stemma.stages.names.kinds import kind_names
from stemma.stages.names.mending import mend
from stemma.stages.names.parting import parted
from stemma.stages.names.phrases import find_phrases
from stemma.stages.names.plug import NameTagger, load_tagger, tag_all
from stemma.stages.names.reading import Leaf, Passage, read_leaves
from stemma.stages.names.settings import MentionSettings
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word
from stemma.stages.names.voting import Ballot, hold_ballot, key_of, project

#: A mention inside its passage: where it begins and ends, counted from the passage's beginning, its type and form.
Mark: TypeAlias = tuple[int, int, EntityType, MentionForm]

#: What holds unless a case says otherwise.
DEFAULT = MentionSettings()


class Pile(msgspec.Struct, frozen=True):
    """Different sentences; how often each stands in the pile, and which comes behind it, where that is not the next.

    `abroad` gives the language of those that are not in English, by their number.
    """

    sentences: Sequence[Sequence[Word]]
    times: Sequence[int] = ()
    following: Sequence[int | None] = ()
    abroad: Mapping[int, str] = msgspec.field(default_factory=dict)


def find_mentions(rows: Rows, *, settings: MentionSettings = DEFAULT) -> Iterator[Mention]:
    """Yield the mentions of one story's witnesses."""
    leaves = read_leaves(rows)
    # What copies repeat word for word is looked at once: its place in the pile is no part of it.
    passages: dict[str, Passage] = {}
    times: Counter[str] = Counter()
    behind: dict[str, str | None] = {}
    languages: dict[str, str] = {}
    for leaf in leaves:
        keys = [passage.key for passage in leaf.passages]
        times.update(keys)
        for passage, key, onward in zip_longest(leaf.passages, keys, keys[1:]):
            passages.setdefault(key, passage)
            behind.setdefault(key, onward)
            languages.setdefault(key, leaf.abroad)
    numbers = {key: place for place, key in enumerate(passages)}
    pile = Pile(
        [passage.words for passage in passages.values()],
        [times[key] for key in passages],
        [None if onward is None else numbers[onward] for onward in behind.values()],
        {numbers[key]: language for key, language in languages.items() if language},
    )
    found = _names(pile, load_tagger(settings.tagger), settings=settings)
    marks = {key: _marks(passage, names) for (key, passage), names in zip(passages.items(), found, strict=True)}
    for leaf in leaves:
        for number, passage in enumerate(leaf.passages):
            yield from _mentions(leaf, number, marks[passage.key])


def name_spans(
    texts: Sequence[Sequence[Word]], tagger: NameTagger, *, settings: MentionSettings = DEFAULT
) -> list[list[Tagged]]:
    """Return the names of sentences that are one pile, without witnesses around them: what measuring asks for."""
    return _names(Pile(texts), tagger, settings=settings)


def _names(pile: Pile, tagger: NameTagger, *, settings: MentionSettings) -> list[list[Tagged]]:
    sentences = pile.sentences
    usage = count_usage(sentences, pile.times)
    tagged = [
        _found(words, found, usage, settings=settings)
        for words, found in zip(sentences, tag_all(tagger, sentences, usage), strict=True)
    ]
    for number, language in pile.abroad.items():
        tagged[number] = names_abroad(sentences[number], tagged[number], language=language, usage=usage)
    ballot: Ballot = hold_ballot(sentences, tagged, usage, following=pile.following)
    names = [elected_names(words, found, ballot, usage=usage) for words, found in zip(sentences, tagged, strict=True)]
    for number, language in pile.abroad.items():
        names[number] = names_abroad(sentences[number], names[number], language=language, usage=usage)
    return names


def elected_names(words: Sequence[Word], found: Sequence[Tagged], ballot: Ballot, *, usage: Usage) -> list[Tagged]:
    """Return a sentence's names after the vote, cut once more as their elected type is cut."""
    kept: list[Tagged] = []
    for one in project(words, found, ballot, usage=usage):
        whole = mend(words, with_opening(words, one, ballot))
        if whole and kept and whole.first <= kept[-1].first and whole.last >= kept[-1].last:
            # "U.S. Fish" is a part of the body that is found behind it, when that is whole.
            kept[-1] = whole
        elif whole and (not kept or whole.first >= kept[-1].last):
            kept.append(whole)
    return kept


def with_opening(words: Sequence[Word], one: Tagged, ballot: Ballot) -> Tagged:
    """Return a person with the given name before it that opens a sentence, where the pile has that name elsewhere.

    "Per Anders Holm spoke": at the beginning a word that is small elsewhere has a capital too.
    """
    before = words[one.first - 1] if one.first else None
    opens = before is not None and before.form[0].isupper() and before.form.isalpha()
    whole = key_of(words, one.first - 1, one.last) if opens and one.type == "person" else ()
    return Tagged(one.first - 1, one.last, one.type, one.score) if ballot.types.get(whole) == "person" else one


def _found(words: Sequence[Word], tagged: Sequence[Tagged], usage: Usage, *, settings: MentionSettings) -> list[Tagged]:
    """Return what was tagged, mended, with what the words around a name give away in its place."""
    called = list(called_names(words))
    called += [
        one for one in kind_names(words) if all(one.last <= other.first or other.last <= one.first for other in called)
    ]
    cut = [part for one in tagged if one.score >= settings.least_score for part in parted(words, one, usage)]
    mended = [whole for one in cut if (whole := mend(words, one))]
    kept = [one for one in mended if all(one.last <= other.first or other.last <= one.first for other in called)]
    apart: list[Tagged] = []
    for one in sorted(called, key=lambda one: (one.first, one.last)):
        if not apart or one.first >= apart[-1].last:
            apart.append(one)
    known = sorted([*kept, *apart], key=lambda one: (one.first, one.last))
    return sorted([*known, *capital_names(words, known, usage)], key=lambda one: (one.first, one.last))


def _marks(passage: Passage, names: Sequence[Tagged]) -> list[Mark]:
    words = passage.words
    marks = [(name.first, name.last, name.type, MentionForm.NAME) for name in names]
    marks += [
        (phrase.first, phrase.last, phrase.type, MentionForm(phrase.form)) for phrase in find_phrases(words, names)
    ]
    return [
        (words[first].start - passage.start, words[last - 1].end - passage.start, EntityType(kind), form)
        for first, last, kind, form in sorted(marks)
    ]


def _mentions(leaf: Leaf, number: int, marks: Sequence[Mark]) -> Iterator[Mention]:
    begin = leaf.passages[number].start
    for first, last, kind, form in marks:
        text = leaf.text[begin + first : begin + last]
        for witness in sorted(leaf.twins):
            start = begin + first + leaf.twins[witness][number]
            end = start + last - first
            yield Mention(
                id=stable_id("mention", witness, start, end),
                witness=witness,
                start=start,
                end=end,
                text=text,
                type=kind,
                form=form,
            )
