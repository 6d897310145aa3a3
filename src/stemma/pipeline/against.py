"""New reports against a finished case: what they carry of its text, without making the case again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from stemma.intake import read_pile
from stemma.model import Block, Candidate, Lookup, Record, Rows, Sentence, Sketch, StemCount, Unread, Witness, Zone
from stemma.model.errors import NothingUsableError
from stemma.stages.clean import mark_zones
from stemma.stages.reuse import align_pairs, count_stems, sketch_sentences
from stemma.stages.segment import split_sentences


def compare_against(lookup: Lookup, paths: Sequence[Path]) -> Rows:
    """Return the newcomers' witnesses and sentences, and the pairs and alignments that they make with the case.

    The newcomers are compared with the case, not with one another; the case is not changed. The background is that of
    both together. Raises NothingUsableError where no file gives a text.
    """
    taken = Rows(read_pile(paths))
    if not taken.of(Witness):
        problems = "; ".join(f"{each.path}: {each.problem}, {each.remedy}" for each in taken.of(Unread))
        raise NothingUsableError(f"None of the files gives a text. {problems or 'They hold none.'}")
    names = {witness.id for witness in taken.of(Witness)}
    old = [witness for witness in lookup.of(Witness) if witness.id not in names]
    rows = Rows([*taken.of(Witness), *old])
    rows.extend(_sentences(lookup, taken))
    rows.extend(sentence for sentence in lookup.of(Sentence) if sentence.witness not in names)
    sketches = [sketch for sketch in lookup.of(Sketch) if sketch.witness not in names]
    sketches += sketch_sentences(Rows([*taken.of(Witness), *_of(rows.of(Sentence), names)]))
    sketches.sort(key=lambda sketch: (sketch.witness, sketch.sentence))
    rows.extend(_candidates(sketches, names))
    rows.extend(count_stems(sketches))
    found: list[Record] = [*taken.of(Witness), *taken.of(Unread), *_of(rows.of(Sentence), names)]
    return Rows([*found, *align_pairs(_compared(rows))])


def _sentences(lookup: Lookup, taken: Rows) -> list[Sentence]:
    """Return the newcomers' sentences; furniture is told with the help of what the case has of the same outlets."""
    names = {witness.id for witness in taken.of(Witness)}
    outlets = {witness.outlet for witness in taken.of(Witness) if witness.outlet}
    mates = [one for one in lookup.of(Witness) if one.outlet in outlets and one.id not in names]
    blocks = [block for mate in mates for block in lookup.of(Block, witness=mate.id)]
    zones = Rows(mark_zones(Rows([*taken.of(Witness), *taken.of(Block), *mates, *blocks]))).of(Zone)
    return list(split_sentences(Rows([*taken.of(Witness), *(zone for zone in zones if zone.witness in names)])))


def _of(sentences: Iterable[Sentence], names: set[str]) -> list[Sentence]:
    return [sentence for sentence in sentences if sentence.witness in names]


def _candidates(sketches: Sequence[Sketch], names: set[str]) -> list[Candidate]:
    """Return every couple of a newcomer and a witness of the case that share a key."""
    keys: dict[str, set[int]] = {}
    for sketch in sketches:
        keys.setdefault(sketch.witness, set()).update(sketch.keys)
    shared = Counter(
        {
            (min(new, old), max(new, old)): len(keys.get(new, set()) & keys[old])
            for new in sorted(names)
            for old in sorted(keys.keys() - names)
        }
    )
    return [Candidate(left=left, right=right, shared=count) for (left, right), count in sorted(shared.items()) if count]


def _compared(rows: Rows) -> Rows:
    """Return the rows that the comparison needs."""
    named = {name for candidate in rows.of(Candidate) for name in (candidate.left, candidate.right)}
    return Rows(
        [
            *rows.of(Candidate),
            *(witness for witness in rows.of(Witness) if witness.id in named),
            *(sentence for sentence in rows.of(Sentence) if sentence.witness in named),
            *rows.of(StemCount),
        ]
    )
