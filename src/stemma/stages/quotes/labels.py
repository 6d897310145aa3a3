"""Speakers named by a label before a colon, as headlines and transcripts name them: "Lee: the dam will hold"."""

from collections import Counter
from collections.abc import Iterator, Sequence

from stemma.stages.quotes.cues import CueRule, Form
from stemma.stages.quotes.joining import Attribution
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nominals import make_cue
from stemma.stages.quotes.nouns import Range

#: So many words a label has at most.
LONGEST_LABEL = 5
#: Fewer words behind a label are an entry in a list.
FEWEST_LABELLED = 4
#: A label that opens so many paragraphs is one of a transcript.
OFTEN = 3
#: So many words on average stand behind the labels of a transcript; fewer are a table.
TURN = 8
#: What speaks in a headline without a name stands in so many sentences from the top.
NEAR_TOP = 3

_TURNS = frozenset({"q", "a"})
_GLUE = frozenset({".", "-", "'", "’"})
_RULE = CueRule(id="label", strength="said", takes=frozenset({"quote", "clause"}))


def labelled(
    openings: Sequence[tuple[Sequence[Word], bool]], speaking: frozenset[str]
) -> Iterator[tuple[int, Attribution]]:
    """Yield the units whose first words are a speaker's label, with what the label comes to.

    `openings`: the words of every unit of a text, and whether it opens a paragraph; `speaking`: the last words, in
    small letters, of those who speak by a cue somewhere in the text.
    """
    labels = {at: label for at, (words, opens) in enumerate(openings) if opens and (label := _label(words))}
    shown = {at: " ".join(word.form for word in openings[at][0][slice(*label)]) for at, label in labels.items()}
    turns = _turns(shown, [len(words) for words, _ in openings])
    for at, label in labels.items():
        words = openings[at][0]
        last = words[label[1] - 1].form
        headed = at < NEAR_TOP and label[1] - label[0] == 1 and last in classes().heading
        if shown[at] in turns or last in speaking or headed:
            colon = (label[1], label[1] + 1)
            cue = make_cue(words, colon, label[1], rule=_RULE, form=Form.ACCORDING)
            end = len(words) - (words[-1].form == "." and len(words) > label[1] + 2)
            # "Q" and "A" say that somebody answers, and not who.
            known = shown[at] not in _TURNS
            yield at, Attribution(cue, label if known else None, [(label[1] + 1, end)], "label" if known else "turn")


def _label(words: Sequence[Word]) -> Range | None:
    """Return the few words in capitals that a colon closes at the head of a sentence."""
    for at in range(1, min(len(words), LONGEST_LABEL + 1)):
        if words[at].form == ":":
            if words[0].is_ & Is.CUE and words[1].capital:
                # "Said Lund: …": the verb comes first.
                return None
            enough = sum(not word.is_ & Is.MARK for word in words[at + 1 :]) >= FEWEST_LABELLED
            spoken = any(word.is_ & Is.QUOTED for word in words[at + 1 :])
            return (0, at) if (enough or spoken) and words[at + 1].start > words[at].end else None
        if not words[at].capital and words[at].form not in _GLUE:
            return None
    return None


def _turns(shown: dict[int, str], lengths: Sequence[int]) -> frozenset[str]:
    """Return the labels of a transcript: two and more that come again and again, with speech behind them."""
    counts = Counter(shown.values())
    often = {label for label, count in counts.items() if count >= OFTEN or (label in _TURNS and count > 1)}
    places = [at for at, label in shown.items() if label in often]
    if len(often) < 2 or sum(lengths[at] for at in places) < TURN * len(places):  # noqa: PLR2004 - a question and an answer
        return frozenset()
    return frozenset(often)
