"""How names are found: the annotated sets, each measured with a tagger trained without it."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from training.sets import MEASURED, Text, grouped, read_set

from quality.figures import Figure, mean, ratio
from stemma.stages.names.mention import name_spans
from stemma.stages.names.plug import NameTagger, installed_taggers, load_tagger
from stemma.stages.names.tagger import Tagger, unpack_weights
from stemma.stages.names.tokens import name_tokens
from stemma.text.sentences import sentence_spans

LAYER = "names"
#: The taggers made by `python -m training.tagger`, each without one set.
TAGGERS = Path(__file__).with_name("taggers")
#: Annotated in part: what overlaps no mark at all is neither right nor wrong.
PARTIAL = "coref-meantime"
SET = "names, trained without the set"


class Tally(msgspec.Struct):
    """Names right, found and true, by type, and what it took."""

    right: Counter[str] = msgspec.field(default_factory=Counter)
    found: Counter[str] = msgspec.field(default_factory=Counter)
    true: Counter[str] = msgspec.field(default_factory=Counter)
    words: int = 0
    seconds: float = 0.0

    def f1(self, *kinds: str) -> float:
        """Return the F1 of some types together."""
        right, found, true = (sum(table[kind] for kind in kinds) for table in (self.right, self.found, self.true))
        return ratio(2 * right, found + true)


def recognition_figures(folder: Path) -> Iterator[Figure]:
    """Yield F1 by set and type, the means, and the speed; each set is read by the tagger trained without it."""
    tallies = {
        name: measure_tagger(folder, name, Tagger(unpack_weights((TAGGERS / f"without-{name}.npz").read_bytes())))
        for name in MEASURED
    }
    kinds = ("person", "organisation", "place")
    for name, tally in tallies.items():
        detail = ", ".join(f"{kind} {tally.f1(kind):.3f}" for kind in kinds)
        yield _figure(name, "exact spans F1", tally.f1(*kinds), detail)
    yield _figure(SET, "person F1, mean of the sets", mean([tally.f1("person") for tally in tallies.values()]))
    yield _figure(SET, "all types F1, mean of the sets", mean([tally.f1(*kinds) for tally in tallies.values()]))
    words, seconds = sum(one.words for one in tallies.values()), sum(one.seconds for one in tallies.values())
    yield _figure(SET, "thousand words a CPU second", words / seconds / 1000)
    for name in installed_taggers():
        yield from _beside(folder, name)


def _beside(folder: Path, name: str) -> Iterator[Figure]:
    """Yield what a tagger of another maker reaches on the same sets, and how fast; it may have seen them."""
    kinds = ("person", "organisation", "place")
    tallies = [measure_tagger(folder, one, load_tagger(name)) for one in MEASURED]
    on = f"names, by the tagger {name}"
    yield _figure(on, "person F1, mean of the sets", mean([tally.f1("person") for tally in tallies]))
    yield _figure(on, "all types F1, mean of the sets", mean([tally.f1(*kinds) for tally in tallies]))
    words, seconds = sum(one.words for one in tallies), sum(one.seconds for one in tallies)
    yield _figure(on, "thousand words a CPU second", words / seconds / 1000)


def measure_tagger(folder: Path, name: str, tagger: NameTagger) -> Tally:
    """Return what a tagger, joined with the vote of each text, finds in a set."""
    tally = Tally()
    for text in grouped(read_set(folder, name)):
        began = time.process_time()
        spans = found_names(text, tagger)
        tally.seconds += time.process_time() - began
        tally.words += len(text.text.split())
        if name == PARTIAL:
            spans = {span for span in spans if any(a < span[1] and span[0] < b for a, b in text.marked)}
        true = {(one.start, one.end, one.type) for one in text.names}
        tally.found.update(span[2] for span in spans)
        tally.true.update(span[2] for span in true)
        tally.right.update(span[2] for span in spans & true)
    return tally


def found_names(text: Text, tagger: NameTagger) -> set[tuple[int, int, str]]:
    """Return the names of one text; units are organisations to the sets, events and others no names."""
    sentences = [name_tokens(text.text, *span) for span in sentence_spans(text.text, 0, len(text.text))]
    return {
        (words[one.first].start, words[one.last - 1].end, "organisation" if one.type == "unit" else one.type)
        for words, names in zip(sentences, name_spans(sentences, tagger), strict=True)
        for one in names
        if one.type not in ("event", "other")
    }


def _figure(measured_on: str, metric: str, value: float, detail: str = "") -> Figure:
    return Figure(layer=LAYER, measured_on=measured_on, metric=metric, value=value, detail=detail)
