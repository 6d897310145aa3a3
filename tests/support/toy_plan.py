"""A plan of small stages that know nothing of news: what the pipeline and the engines are tried on.

Functions stand in an importable module, because worker processes look them up by name.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from stemma.model import (
    Candidate,
    OriginCount,
    Pair,
    PairVerdict,
    Record,
    Rows,
    Sentence,
    Story,
    Witness,
    stable_id,
)
from stemma.pipeline.stage import Per, Stage

#: Set to the name of a stage to have it end the process, as a kill would.
KILL = "TOY_PLAN_KILL"


class ToySettings(msgspec.Struct, frozen=True):
    """Settings of the toy stages."""

    #: Words that two witnesses must share.
    shared: int = 3


def split(rows: Rows) -> Iterator[Sentence]:
    """Cut every line of a witness out as a sentence."""
    witness = rows.one(Witness)
    start = 0
    for index, line in enumerate(witness.text.splitlines(keepends=True)):
        end = start + len(line.rstrip())
        if end > start:
            name = stable_id("sentence", witness.id, start, end)
            yield Sentence(id=name, witness=witness.id, start=start, end=end, index=index)
        start += len(line)


def pair(rows: Rows) -> Iterator[Candidate]:
    """Pair all witnesses of the pile."""
    names = sorted({sentence.witness for sentence in rows.of(Sentence)})
    for position, left in enumerate(names):
        for right in names[position + 1 :]:
            yield Candidate(left=left, right=right, shared=1)


def compare(rows: Rows, *, settings: ToySettings = ToySettings()) -> Iterator[Pair]:  # noqa: B008 - frozen
    """Compare two witnesses by the words that both have."""
    if os.environ.get(KILL) == "compare":
        os._exit(9)
    words = {witness.id: set(witness.text.lower().split()) for witness in rows.of(Witness)}
    for candidate in rows.of(Candidate):
        shared = words[candidate.left] & words[candidate.right]
        yield Pair(
            left=candidate.left,
            right=candidate.right,
            verdict=PairVerdict.COPY if len(shared) >= settings.shared else PairVerdict.NO_RELATION_SHOWN,
            bits=float(len(shared)),
            left_share=len(shared) / len(words[candidate.left]),
            right_share=len(shared) / len(words[candidate.right]),
            score=0.5,
            why=f"both have {', '.join(sorted(shared))}",
        )


def bind(rows: Rows) -> Iterator[Story]:
    """Make one story of all witnesses that stand in a copying pair."""
    copies = [each for each in rows.of(Pair) if each.verdict is PairVerdict.COPY]
    names = sorted({name for each in copies for name in (each.left, each.right)})
    if names:
        yield Story(id=stable_id("story", *names), name="Toy", witnesses=names)


def count(rows: Rows) -> Iterator[OriginCount]:
    """Count as many origins as a story has sentences, which is nonsense and easy to check."""
    number = len(rows.of(Sentence))
    yield OriginCount(story=rows.one(Story).id, best=number, low=number, high=number, why="a toy")


def die(_rows: Rows) -> Iterator[Record]:
    """End the process that runs this, as a machine without memory would."""
    os._exit(9)


def linger(rows: Rows) -> Iterator[Record]:
    """Leave this process's number beside the witness's file, and never end."""
    path = Path(rows.one(Witness).path)
    path.with_suffix(f".{os.getpid()}").touch()
    time.sleep(600)
    yield from ()


def stay_once(rows: Rows) -> Iterator[Candidate]:
    """Leave this process's number beside the witness's file and stay; a second call, anywhere, gives a record."""
    path = Path(rows.one(Witness).path)
    first = not list(path.parent.glob(f"{path.stem}.[0-9]*"))
    path.with_suffix(f".{os.getpid()}").touch()
    if first and path.stem == "0":
        time.sleep(600)
    yield Candidate(left=path.stem, right="z", shared=1)


def undeclared(_rows: Rows) -> Iterator[Record]:
    """Give a record that the plan does not expect."""
    yield Candidate(left="x", right="y", shared=1)


TOY_PLAN = (
    Stage("split", split, reads=(Witness,), writes=(Sentence,), per=Per.WITNESS, version=1),
    Stage("pair", pair, reads=(Sentence,), writes=(Candidate,), per=Per.CORPUS, version=1),
    Stage("compare", compare, reads=(Candidate, Witness, Sentence), writes=(Pair,), per=Per.PAIR, version=1),
    Stage("bind", bind, reads=(Witness, Pair), writes=(Story,), per=Per.CORPUS, version=1),
    Stage("count", count, reads=(Story, Sentence, Pair), writes=(OriginCount,), per=Per.STORY, version=1),
)

#: Six invented notes; the first three share most of their words.
NOTES = {
    "one.txt": "The ferry to Ostrel sank off the northern pier.\nAll forty people on board were saved.\n",
    "two.txt": "The ferry to Ostrel sank off the northern pier.\nForty people were saved, the harbour office said.\n",
    "three.txt": "A ferry sank off the northern pier of Ostrel.\nAll forty people on board were saved.\n",
    "four.txt": "Bakers in Quillan expect a dear winter.\n",
    "five.txt": "Snow closed both mountain roads.\nSchools stay shut until Monday.\n",
    "six.txt": "The library of Mardale reopens after nine years.\n",
}


def witnesses(folder: Path = Path()) -> list[Witness]:
    """Return the notes as witnesses whose ids are numbers, and whose files would stand in a folder."""
    return [
        Witness(
            id=str(number),
            path=str(folder / f"{number}.txt"),
            siglum="",
            media_type="text/plain",
            sha256="",
            chars=len(text),
            text=text,
        )
        for number, text in enumerate(NOTES.values())
    ]
