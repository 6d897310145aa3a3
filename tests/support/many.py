"""A pile of many small invented events, a few reports of each, some of them copies: quick to take in."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

THINGS = ("floodgate", "ferry", "granary", "viaduct", "tannery", "lighthouse", "tramway", "foundry")
DEEDS = ("collapsed", "burned", "flooded", "closed", "reopened", "derailed")
VOICES = ("warden", "surveyor", "harbour master", "fire chief", "mayor", "engineer")
DAYS = ("Monday", "Tuesday", "Friday")


def events(count: int, *, reports: int = 3, seed: int = 1, syllables: int = 3) -> Iterator[dict[str, str]]:
    """Yield records of reports: two in their own words to an event, the others copies of the first, lightly cut.

    Three syllables spell a million and a half words, four ninety million: a large pile needs four, or its events come
    to share their words.
    """
    for number in range(count):
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - invents text, keeps no secret
        place, thing = _word(chance, syllables).title(), chance.choice(THINGS)
        own = [_word(chance, syllables) for _ in range(18)]
        title = f"{place} {thing} {chance.choice(DEEDS)}"
        told = [_lines(chance, place, thing, own) for _ in range(2)]
        for report in range(reports):
            lines = told[report] if report < len(told) else told[0][: 7 - report % 3]
            yield {
                "id": f"e{number:04}r{report}",
                "title": title,
                "outlet": f"Outlet {(number + report) % 7}",
                "published": f"2024-03-{1 + number % 28:02}T{8 + report:02}:00:00Z",
                "text": "\n\n".join(lines),
            }


def write_events(path: Path, count: int, *, reports: int = 3, seed: int = 1, skip: int = 0, syllables: int = 3) -> Path:
    """Write events as JSON lines, without the first few records, and return the path."""
    records = list(events(count, reports=reports, seed=seed, syllables=syllables))[skip:]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def _lines(chance: random.Random, place: str, thing: str, own: Sequence[str]) -> list[str]:
    """Return seven sentences of one event: of its own words each report takes most."""
    said = chance.sample(VOICES, 3)
    name = own[0].title()
    words = iter(chance.sample(own[1:], 14))
    return [
        f"The {thing} at {place} {chance.choice(DEEDS)} on {chance.choice(DAYS)} near the {next(words)} {next(words)}.",
        f"{chance.randint(2, 90)} people left {place} by the {next(words)} and were fed in the {next(words)}.",
        f"The {said[0]}, Mira {name}, blamed a {next(words)} {next(words)} for what befell the {thing}.",
        f"A {said[1]} who lives beside it heard the {next(words)} {chance.choice(('strain', 'snap', 'groan'))}.",
        f"Mira {name} told the council of {place} that a new {next(words)} would take {chance.randint(2, 40)} weeks.",
        f"The {said[2]} asked everybody to keep away from the {next(words)} {next(words)} and the {next(words)}.",
        f"Nobody was missing by {chance.choice(('noon', 'evening'))}, {name} added, but the {next(words)} is gone.",
    ]


def _word(chance: random.Random, syllables: int) -> str:
    pairs = [chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(syllables)]
    return "".join(pairs) + chance.choice("lnrst")
