"""Measure a tagger on a set: exact spans, by type. `python -m training.measure --sets FOLDER SET WEIGHTS`."""

import argparse
import time
from collections import Counter
from pathlib import Path

from stemma.stages.names.tagger import Tagger, unpack_weights
from stemma.stages.names.mention import name_spans
from stemma.stages.names.tokens import name_tokens
from stemma.text.sentences import sentence_spans
from training.sets import read_set
from training.tagger import grouped


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sets", type=Path, required=True)
    asked.add_argument("--show", action="store_true")
    asked.add_argument("set")
    asked.add_argument("weights", type=Path)
    given = asked.parse_args()
    tagger = Tagger(unpack_weights(given.weights.read_bytes()))
    right, found, true = Counter(), Counter(), Counter()
    seconds, count = 0.0, 0
    for text in grouped(read_set(given.sets, given.set)):
        began = time.process_time()
        sentences = [name_tokens(text.text, *span) for span in sentence_spans(text.text, 0, len(text.text))]
        spans = {(words[t.first].start, words[t.last-1].end, "organisation" if t.type == "unit" else t.type) for words, names in zip(sentences, name_spans(sentences, tagger)) for t in names if t.type not in ("event", "other")}
        seconds += time.process_time() - began; count += len(text.text.split())
        if given.set == "coref-meantime":
            spans = {s for s in spans if any(a < s[1] and s[0] < b for a, b in text.marked)}
        gold = {(n.start, n.end, n.type) for n in text.names}
        for s in spans: found[s[2]] += 1
        for s in gold: true[s[2]] += 1
        for s in spans & gold: right[s[2]] += 1
        if given.show:
            print("MISSED", [(text.text[a:b], t) for a, b, t in sorted(gold - spans)])
            print("FALSE", [(text.text[a:b], t) for a, b, t in sorted(spans - gold)])
    f = lambda r, a, b: round(2 * r / max(1, a + b), 3)
    print(given.set, {t: f(right[t], found[t], true[t]) for t in true}, "all", f(sum(right.values()), sum(found.values()), sum(true.values())), "words/s", round(count / seconds))


main()
