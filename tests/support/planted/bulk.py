"""Large plain piles for load tests: Zipf-like words, families of lightly and heavily edited copies, excerpts."""

import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from tests.support.planted.lexicon import die, words

#: Distinct words of the invented language, words of a text, texts of a family.
VOCABULARY, LENGTH, FAMILY = 30000, (150, 450), 8
#: A sentence ends after this many words.
SENTENCE = (8, 24)


def write_bulk(folder: Path, *, seed: int, count: int) -> None:
    """Write `count` texts to FOLDER/pile/bulk.jsonl and their parents to FOLDER/truth/derivation.jsonl, streaming."""
    (folder / "pile").mkdir(parents=True, exist_ok=True)
    (folder / "truth").mkdir(parents=True, exist_ok=True)
    with (
        (folder / "pile" / "bulk.jsonl").open("w", encoding="utf-8") as pile,
        (folder / "truth" / "derivation.jsonl").open("w", encoding="utf-8") as truth,
    ):
        for number, (text, parent, edit) in enumerate(bulk_texts(seed=seed, count=count)):
            pile.write(json.dumps({"id": f"b{number:07d}", "text": text}) + "\n")
            if parent is not None:
                truth.write(json.dumps({"child": f"b{number:07d}", "parent": f"b{parent:07d}", "edit": edit}) + "\n")


def bulk_texts(*, seed: int, count: int) -> Iterator[tuple[str, int | None, str]]:
    """Yield texts with the number of their parent, None for originals, and the edit that made them."""
    chance = die("bulk", seed)
    vocabulary = _vocabulary(chance)
    weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
    original: list[str] = []
    first = 0
    for number in range(count):
        if number % FAMILY == 0:
            original = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(*LENGTH))
            first = number
            yield _punctuate(original, chance), None, "original"
            continue
        edit = chance.choice(["light", "heavy", "halved", "excerpt"])
        filler = chance.choices(vocabulary, cum_weights=weights, k=60)
        yield _punctuate(_edited(original, edit, filler, chance), chance), first, edit


def _vocabulary(chance: random.Random) -> list[str]:
    lists = words()
    parts = [
        part.lower() for part in (*lists.syllables_first, *lists.syllables_middle, *lists.syllables_surname) if part
    ]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(chance.choice(parts) for _ in range(chance.randint(1, 4)))] = None
    return list(found)


def _edited(original: list[str], edit: str, filler: list[str], chance: random.Random) -> list[str]:
    if edit == "halved":
        return original[: len(original) // 2]
    if edit == "excerpt":
        at = chance.randrange(len(original) - 60)
        return [*filler, *original[at : at + 60], *reversed(filler)]
    rate, gone = (0.05, 0.0) if edit == "light" else (0.15, 0.1)
    kept = [word for word in original if chance.random() >= gone]
    return [chance.choice(filler) if chance.random() < rate else word for word in kept]


def _punctuate(spoken: list[str], chance: random.Random) -> str:
    sentences = []
    at = 0
    while at < len(spoken):
        size = chance.randint(*SENTENCE)
        sentences.append(" ".join(spoken[at : at + size]).capitalize() + ".")
        at += size
    return "\n\n".join(" ".join(sentences[place : place + 3]) for place in range(0, len(sentences), 3))
