"""Large plain piles for load tests: Zipf-like words, cascades of copies, forms, agency phrases, furniture."""

import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from tests.support.planted.lexicon import die, words

#: Distinct words of the invented language, words of a text, texts of a family.
VOCABULARY, LENGTH, FAMILY = 30000, (200, 580), 8
#: A sentence ends after this many words.
SENTENCE = (8, 24)

#: What becomes of a text in other hands; the last two are carried inside a text of its own.
EDITS = ("light", "heavy", "truncated", "excerpt", "quotation")
#: Words of an excerpt, and of a quotation.
EXCERPT, QUOTED = 60, (18, 28)

#: Agencies' set phrases: words of one, how many there are, and the share of texts that hold one.
PHRASE, PHRASES, PHRASED = (8, 14), 40, 0.3
#: Share of the families that are forms instead: one letter, whose gaps are filled anew.
FORM_SHARE, FORM_WORDS, FORM_GAP = 0.02, 160, 12
#: Outlets, each with a line of furniture below all its texts.
OUTLETS, FURNITURE = 400, (10, 18)


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
    """Yield texts with the number of their parent, None where they have none, and the edit that made them.

    Families of eight are cascades: a parent is any earlier member, mostly the first. Every text stands over its
    outlet's furniture; three in ten hold an agency's phrase. A member of a family of forms has no parent: "form".
    """
    chance = die("bulk", seed)
    tongue = _Tongue(chance)
    phrases = [tongue.speak(chance.randint(*PHRASE)) for _ in range(PHRASES)]
    footers = [tongue.speak(chance.randint(*FURNITURE)) for _ in range(OUTLETS)]
    form = tongue.speak(FORM_WORDS)
    family: list[list[str]] = []
    is_form = False
    for number in range(count):
        first = number - number % FAMILY
        if number == first:
            is_form = chance.random() < FORM_SHARE
            family = []
        parent, edit = None, "form" if is_form else "original"
        if is_form:
            body = [chance.choice(tongue.words) if at % FORM_GAP == 0 else word for at, word in enumerate(form)]
        elif not family:
            body = tongue.speak(chance.randint(*LENGTH))
        else:
            parent, edit = first + min(chance.randrange(len(family)), chance.randrange(FAMILY)), chance.choice(EDITS)
            body = _edited(family[parent - first], edit, tongue)
        family.append(body)
        if chance.random() < PHRASED:
            at = chance.randrange(len(body))
            body = [*body[:at], *chance.choice(phrases), *body[at:]]
        yield f"{_punctuate(body, chance)}\n\n{_sentence(chance.choice(footers))}", parent, edit


class _Tongue:
    """An invented language whose words are as unequally common as those of a real one."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = _vocabulary(chance)
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))

    def speak(self, count: int) -> list[str]:
        """Return words in a row."""
        return self.chance.choices(self.words, cum_weights=self._weights, k=count)


def _vocabulary(chance: random.Random) -> list[str]:
    lists = words()
    parts = [
        part.lower() for part in (*lists.syllables_first, *lists.syllables_middle, *lists.syllables_surname) if part
    ]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(chance.choice(parts) for _ in range(chance.randint(1, 4)))] = None
    return list(found)


def _edited(original: list[str], edit: str, tongue: _Tongue) -> list[str]:
    chance = tongue.chance
    match edit:
        case "truncated":
            return original[: max(len(original) // 2, min(len(original), EXCERPT))]
        case "excerpt" | "quotation":
            size = min(len(original), EXCERPT if edit == "excerpt" else chance.randint(*QUOTED))
            at = chance.randrange(len(original) - size + 1)
            own = tongue.speak(chance.randint(*LENGTH) - size)
            place = chance.randrange(len(own))
            return [*own[:place], *original[at : at + size], *own[place:]]
    rate, gone = (0.05, 0.0) if edit == "light" else (0.15, 0.1)
    kept = [word for word in original if chance.random() >= gone]
    changed = tongue.speak(len(kept))
    return [new if chance.random() < rate else word for word, new in zip(kept, changed, strict=True)]


def _punctuate(spoken: list[str], chance: random.Random) -> str:
    sentences = []
    at = 0
    while at < len(spoken):
        size = chance.randint(*SENTENCE)
        sentences.append(_sentence(spoken[at : at + size]))
        at += size
    return "\n\n".join(" ".join(sentences[place : place + 3]) for place in range(0, len(sentences), 3))


def _sentence(spoken: list[str]) -> str:
    return " ".join(spoken).capitalize() + "."
