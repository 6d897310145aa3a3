"""Mentions of one story: names tagged, mended and put to the vote; titles, descriptions and pronouns beside them."""

from collections.abc import Iterator, Sequence

from stemma.model import EntityType, Mention, MentionForm, Rows, stable_id
from stemma.stages.names.called import called_names
from stemma.stages.names.capitals import capital_names
from stemma.stages.names.features import Usage, count_usage
from stemma.stages.names.mending import mend
from stemma.stages.names.parting import parted
from stemma.stages.names.phrases import find_phrases
from stemma.stages.names.plug import NameTagger, load_tagger
from stemma.stages.names.reading import Leaf, Passage, all_words, read_leaves
from stemma.stages.names.settings import MentionSettings
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word
from stemma.stages.names.voting import Ballot, hold_ballot, project

#: What holds unless a case says otherwise.
DEFAULT = MentionSettings()


def find_mentions(rows: Rows, *, settings: MentionSettings = DEFAULT) -> Iterator[Mention]:
    """Yield the mentions of one story's witnesses."""
    leaves = read_leaves(rows)
    sentences = list(all_words(leaves))
    usage = count_usage(sentences)
    tagger = load_tagger(settings.tagger)
    tagged = [_found(words, tagger.tag(words, usage), usage, settings=settings) for words in sentences]
    ballot = hold_ballot(sentences, tagged, usage)
    found = iter(zip(sentences, tagged, strict=True))
    for leaf in leaves:
        for number, passage in enumerate(leaf.passages):
            words, before = next(found)
            names = elected_names(words, before, ballot, usage=usage)
            yield from _mentions(leaf, number, passage, names=names)


def name_spans(
    texts: Sequence[Sequence[Word]], tagger: NameTagger, *, settings: MentionSettings = DEFAULT
) -> list[list[Tagged]]:
    """Return the names of sentences that are one pile, without witnesses around them: what measuring asks for."""
    usage = count_usage(texts)
    tagged = [_found(words, tagger.tag(words, usage), usage, settings=settings) for words in texts]
    ballot: Ballot = hold_ballot(texts, tagged, usage)
    return [elected_names(words, found, ballot, usage=usage) for words, found in zip(texts, tagged, strict=True)]


def elected_names(words: Sequence[Word], found: Sequence[Tagged], ballot: Ballot, *, usage: Usage) -> list[Tagged]:
    """Return a sentence's names after the vote, cut once more as their elected type is cut."""
    kept: list[Tagged] = []
    for one in project(words, found, ballot, usage=usage):
        whole = mend(words, one)
        if whole and (not kept or whole.first >= kept[-1].last):
            kept.append(whole)
    return kept


def _found(words: Sequence[Word], tagged: Sequence[Tagged], usage: Usage, *, settings: MentionSettings) -> list[Tagged]:
    """Return what was tagged, mended, with what the words around a name give away in its place."""
    called = list(called_names(words))
    cut = [part for one in tagged if one.score >= settings.least_score for part in parted(words, one, usage)]
    mended = [whole for one in cut if (whole := mend(words, one))]
    kept = [one for one in mended if all(one.last <= other.first or other.last <= one.first for other in called)]
    apart: list[Tagged] = []
    for one in called:
        if not apart or one.first >= apart[-1].last:
            apart.append(one)
    known = sorted([*kept, *apart], key=lambda one: (one.first, one.last))
    return sorted([*known, *capital_names(words, known, usage)], key=lambda one: (one.first, one.last))


def _mentions(leaf: Leaf, number: int, passage: Passage, *, names: Sequence[Tagged]) -> Iterator[Mention]:
    words = passage.words
    marks = [(name.first, name.last, name.type, MentionForm.NAME) for name in names]
    marks += [
        (phrase.first, phrase.last, phrase.type, MentionForm(phrase.form)) for phrase in find_phrases(words, names)
    ]
    for first, last, kind, form in sorted(marks):
        start, end = words[first].start, words[last - 1].end
        for witness in sorted(leaf.twins):
            shift = leaf.twins[witness][number]
            yield Mention(
                id=stable_id("mention", witness, start + shift, end + shift),
                witness=witness,
                start=start + shift,
                end=end + shift,
                text=leaf.text[start:end],
                type=EntityType(kind),
                form=form,
            )
