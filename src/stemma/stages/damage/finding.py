"""Damage of a story's witnesses: scars that comparison shows are gathered, and many of a kind make a finding."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from stemma.model import Alignment, Damage, DamageKind, Rows, Scar, Story, stable_id
from stemma.stages.damage.rules import calques
from stemma.stages.damage.scars import Found, compare_sides
from stemma.stages.damage.story import Reading, Told, read_story


class Sign(msgspec.Struct, frozen=True):
    """What one scar of a sign adds to the log-odds of its way, and how many count.

    A name that one desk misspells, or a quotation that it cuts anew, never makes a translation by itself.
    """

    weight: float
    most: int
    #: How many a compared passage shows by chance: rewriters drop an article now and then.
    usual: float = 0.0


#: The ways, and the signs that each leaves.
WAYS: dict[DamageKind, dict[str, Sign]] = {
    DamageKind.TRANSLATION: {
        "article": Sign(0.7, 8, 0.1),
        "spelling": Sign(1.0, 3),
        "quotation": Sign(1.0, 3),
        "calque": Sign(0.7, 4),
    },
    DamageKind.SCANNING: {"letter": Sign(1.3, 6)},
    DamageKind.REWRITING: {"quoted synonym": Sign(1.3, 6), "synonym": Sign(0.1, 10)},
}

#: Log-odds beyond which a score is 0 to every digit.
MOST_ODDS = 60.0

#: How a reader calls the signs.
SPOKEN = {
    "article": "articles lost",
    "spelling": "names respelt",
    "quotation": "quotations worded anew",
    "calque": "turns of another language",
    "letter": "words misread letter by letter",
    "quoted synonym": "words replaced inside quotations",
    "synonym": "single words replaced",
}


class DamageSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When scars make damage."""

    #: Log-odds against damage before any scar is seen: most reports are nobody's translation.
    reserve: float = 4.0
    #: Scars of a kind below which nothing is said.
    least_scars: int = 3
    #: Scores below which nothing is said.
    least_score: float = 0.5


DEFAULTS = DamageSettings()


def find_damage(rows: Rows, *, settings: DamageSettings = DEFAULTS) -> Iterator[Damage]:
    """Yield the damage of the witnesses of a story."""
    for story in sorted(rows.of(Story), key=lambda story: story.id):
        told = read_story(rows, story)
        compared = list(told.reworded())
        passages = Counter(name for name, _ in {place for one in compared for place in _places(one)})
        scars = gather_scars(told, compared)
        for name in sorted(told.readings):
            yield from _judge(told.story, name, scars.get(name, []), passages=passages[name], settings=settings)


def _places(alignment: Alignment) -> tuple[tuple[str, int], tuple[str, int]]:
    return (alignment.left, alignment.left_start), (alignment.right, alignment.right_start)


def gather_scars(told: Told, compared: Sequence[Alignment]) -> dict[str, list[Scar]]:
    """Return the scars of every witness; what two sides show alike is given to the one that stands alone with it."""
    scars: dict[str, dict[tuple[int, int, str], Scar]] = {}
    for alignment in compared:
        left, right = told.readings[alignment.left], told.readings[alignment.right]
        one = left.side(alignment.left_start, alignment.left_end)
        two = right.side(alignment.right_start, alignment.right_end)
        for found in compare_sides(one, two):
            other = right if found.witness == left.witness.id else left
            if _is_odd(found, told):
                why = found.scar.why.replace("{other}", other.witness.siglum)
                scar = msgspec.structs.replace(found.scar, why=why)
                scars.setdefault(found.witness, {}).setdefault((scar.start, scar.end, scar.sign), scar)
    for name, reading in told.readings.items():
        for scar in _calques(reading):
            scars.setdefault(name, {})[scar.start, scar.end, scar.sign] = scar
    return {name: [placed[place] for place in sorted(placed)] for name, placed in scars.items()}


def _is_odd(found: Found, told: Told) -> bool:
    """Return whether the story's other witnesses side against this one."""
    scar = found.scar
    if scar.sign == "article":
        return True
    if scar.sign == "quotation":
        reading = told.readings[found.witness]
        mine = [token.fold for token in reading.side(scar.start, scar.end).tokens]
        return told.quoters(mine, found.witness) == 0
    return bool(scar.sign) and told.holders[found.form] < told.holders[found.other]


def _calques(reading: Reading) -> Iterator[Scar]:
    turns = calques(reading.language)
    folds = [token.fold for token in reading.tokens]
    for at, fold in enumerate(folds):
        for rest in turns.get(fold, ()):
            end = at + 1 + len(rest)
            if tuple(folds[at + 1 : end]) == rest and not reading.quoted[at]:
                start, stop = reading.tokens[at].start, reading.tokens[end - 1].end
                shown = " ".join(reading.witness.text[start:stop].split())
                yield Scar(start=start, end=stop, sign="calque", why=f"“{shown}” is a turn of another language")


def _judge(
    story: str, witness: str, scars: Sequence[Scar], *, passages: int, settings: DamageSettings
) -> Iterator[Damage]:
    """Yield what the scars of a witness come to; what reads as a translation is not called rewriting as well."""
    for kind, signs in WAYS.items():
        counts = {name: len({_told_once(scar) for scar in scars if scar.sign == name}) for name in signs}
        odds = sum(
            sign.weight * min(max(counts[name] - sign.usual * passages, 0.0), sign.most) for name, sign in signs.items()
        )
        score = 1.0 / (1.0 + math.exp(min(settings.reserve - odds, MOST_ODDS)))
        if score < settings.least_score or sum(counts.values()) < settings.least_scars:
            continue
        yield Damage(
            id=stable_id("damage", witness, kind.value),
            story=story,
            witness=witness,
            kind=kind,
            score=round(score, 4),
            why=_reason(kind, counts),
            scars=[scar for scar in scars if scar.sign in signs],
        )
        if kind is DamageKind.TRANSLATION:
            return


def _told_once(scar: Scar) -> object:
    return scar.why if scar.sign == "spelling" else (scar.start, scar.end)


def _reason(kind: DamageKind, counts: dict[str, int]) -> str:
    told = [f"{count} {SPOKEN[sign]}" for sign, count in counts.items() if count]
    ways = {
        DamageKind.TRANSLATION: "has come through another language",
        DamageKind.SCANNING: "was read from an image",
        DamageKind.REWRITING: "was reworded by machine",
    }
    return f"The text {ways[kind]}: {', '.join(told)}, against its kin."
