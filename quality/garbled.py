"""Names that one witness mistypes, in planted piles: how many of them are called damage, and how many others."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from tests.support.planted import GIVEN, Plan, plant

from quality.casts import DRIFT, LAYER, SEEDS, Slot, entities_of, planted_slots
from quality.figures import Figure, ratio
from quality.running import run_stages
from stemma.model import Entity, NameStatus, Record, Rows, Witness

#: Share of the names, by witness and name, of which a word is mistyped.
SHARE = 0.06
#: Shorter words are left alone: one letter of four makes another name.
SHORTEST = 6
#: Share of the slips that swap two letters.
SWAPPED = 0.5
ROWS_OF_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def garbled_figures(seeds: Sequence[int] = SEEDS) -> Iterator[Figure]:
    """Yield how many mistyped names are called damage, and how many of those called so were mistyped."""
    right = called = all_of = 0
    for seed in seeds:
        planted = plant(Plan(seed=seed, edits=DRIFT))
        given, slots, words = garbled(planted.rows(*GIVEN), list(planted_slots(planted)), random.Random(seed))  # noqa: S311 - invents slips
        rows = run_stages(given)
        at = entities_of(rows, slots)
        homes = {at[slot[:3]] for slot in slots if slot[:3] in at}
        spelt = {slot[3] for slot in slots}
        for entity in rows.of(Entity):
            for variant in entity.variants if entity.id in homes else ():
                mistyped = variant.text in spelt and not words.isdisjoint(variant.text.split())
                all_of += mistyped
                flagged = variant.status is NameStatus.CORRUPTION and variant.text in spelt
                called, right = called + flagged, right + (flagged and mistyped)
    on = "planted drift, names mistyped"
    precision = ratio(right, called, empty=1.0)
    detail = f"{right} of {called} spellings called damage"
    yield Figure(layer=LAYER, measured_on=on, metric="damage precision", value=precision, detail=detail)
    detail = f"{right} of {all_of} mistyped spellings among those of an entity"
    yield Figure(layer=LAYER, measured_on=on, metric="damage recall", value=ratio(right, all_of), detail=detail)


def garbled(rows: Rows, slots: Sequence[Slot], chance: random.Random) -> tuple[Rows, list[Slot], set[str]]:
    """Return the rows and slots with names mistyped at equal length, and the words that came of it.

    A witness writes a name wrong wherever it writes it; its copies, which were drawn up before, do not.
    """
    texts = {witness.id: witness.text for witness in rows.of(Witness)}
    usual = Counter(word for slot in slots for word in slot[3].split())
    bent: dict[tuple[str, str], str] = {}
    for witness, word in sorted({(slot[0], word) for slot in slots for word in slot[3].split()}):
        if len(word) >= SHORTEST and chance.random() < SHARE:
            bent[witness, word] = mistyped(word, chance)
    words = {word for word in bent.values() if word not in usual}
    changed = []
    for witness, start, end, text, whose in slots:
        now = " ".join(bent.get((witness, word), word) for word in text.split(" "))
        texts[witness] = texts[witness][:start] + now + texts[witness][end:]
        changed.append((witness, start, end, now, whose))
    kept: list[Record] = [
        msgspec.structs.replace(record, text=texts[record.id]) if isinstance(record, Witness) else record
        for record in rows
    ]
    return Rows(kept), changed, words


def mistyped(word: str, chance: random.Random) -> str:
    """Return a word with two inner letters swapped, or one struck a key beside its own."""
    at = chance.randrange(1, len(word) - 2)
    if chance.random() < SWAPPED and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    row = next((row for row in ROWS_OF_KEYS if word[at] in row), "")
    if not row:
        return word
    place = row.index(word[at])
    beside = [row[near] for near in (place - 1, place + 1) if 0 <= near < len(row)]
    return word[:at] + chance.choice(beside) + word[at + 1 :]
