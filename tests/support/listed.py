"""Invented copied pages whose report is mostly a list: results, recipes, offers, programmes, and what is around."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Chance = random.Random

MENU = ("Home", "News", "Sport", "Weather", "Culture", "Harbour", "Opinion", "Jobs", "Subscribe", "Sign in", "Search")
NOTICE = (
    "We use cookies to give you the best experience. By going on you agree to our use of cookies. Read more in our "
    "policy, which tells you how to change your choice at any time."
)
FOOT = (
    *("Share", "Facebook", "Twitter", "Email", "Related", "Ferry to Ostrel sails again after winter"),
    *("Harbour office names new pilot", "School choir wins in Vell", "Most read"),
    *("1", "Town hall sells its clock to a stranger", "2", "Baker of Orsk opens second shop"),
    *("3", "Why the lighthouse is painted blue this year", "Leave a comment"),
    *("Your email address will not be published", "Name", "Email", "Website", "About us", "Contact", "Privacy policy"),
    "© 2031 Harbour Herald",
    NOTICE,
)
FIRST = ("Ilva", "Bruno", "Nadia", "Tomas", "Reka", "Oskar", "Lena", "Piet", "Maja", "Viktor", "Anke", "Jurg")
LAST = ("Marten", "Spath", "Orlen", "Kubel", "Dahl", "Vost", "Imre", "Kalder", "Brenn", "Toller", "Hask", "Ruhn")
DISHES = (
    *("Serves 4", "Preparation: 10 minutes", "Cooking: 25 minutes", "Ingredients", "2 tablespoons of rapeseed oil"),
    *("1 large onion, chopped", "3 carrots, sliced", "400 g smoked haddock, skin removed", "1 litre of fish stock"),
    *("200 ml cream", "a handful of dill", "salt and black pepper", "Directions"),
    *("Heat the oil in a pan and fry the onion", "Add the carrots and cook for five minutes"),
    *("Pour in the stock and bring it to the boil", "Put in the fish and let it simmer", "Stir in cream and dill"),
)


class Listed(NamedTuple):
    """A page as plain lines; `body` are its first and last line of the report, half-open."""

    name: str
    lines: list[str]
    body: tuple[int, int]


def listed_pages(seeds: Sequence[int]) -> Iterator[Listed]:
    """Yield every sort of list for every seed, under a whole head and under a bare headline."""
    for name, write in SORTS.items():
        for seed in seeds:
            chance = Chance(f"{name} {seed}")
            report = write(chance)
            headline = f"{name} of the week in Ostrel: what readers should know"
            for head in ([headline], [headline, f"By {_person(chance)}", "4 March 2031"]):
                start = len(MENU) + len(head)
                yield Listed(f"{name} {seed} {len(head)}", [*MENU, *head, *report, *FOOT], (start, start + len(report)))


def _person(chance: Chance) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def _results(chance: Chance) -> list[str]:
    lines = ["Two hundred runners took part in the Ostrel harbour run on Sunday, and the sun shone on all of them."]
    seconds = 1900
    for group, club, runners in (("Men, 10 km", "Ostrel AC", 30), ("Women, 10 km", "Vell Harriers", 25)):
        lines.append(group)
        for place in range(1, runners + 1):
            seconds += chance.randrange(3, 40)
            lines.append(f"{place} {_person(chance)} ({club}) {seconds // 60}:{seconds % 60:02d}")
    return lines


def _recipe(chance: Chance) -> list[str]:
    dishes = [line for line in DISHES if chance.random() > 1 / len(FIRST)]
    return ["This soup has warmed fishermen since anyone can remember, and it takes half an hour.", *dishes]


def _offers(chance: Chance) -> list[str]:
    lines = ["We have looked through the winter sale of the chandlers so that you need not."]
    for _ in range(14):
        price, size = chance.randrange(10, 90), chance.randrange(10, 99)
        thing = chance.choice(("storm lamp", "deck boots", "rain jacket", "tide clock", "rope set"))
        lines += [
            f"{chance.choice(LAST)} {thing} {size} – now £{price}.99 (was £{price + 20}.00)",
            "See it at Quay Stores",
        ]
    return lines


def _programme(chance: Chance) -> list[str]:
    lines = ["What you can see and hear in Ostrel this week, day by day:"]
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        lines.append(day)
        for hour in sorted(chance.sample(range(10, 23), 6)):
            what = chance.choice(("Choir practice", "Film night", "Chess for beginners", "Talk on tides", "Market"))
            where = chance.choice(("town hall", "old customs house", "library", "St Olm church"))
            lines.append(f"{hour}.30 {what}, {where}")
    return lines


def _votes(chance: Chance) -> list[str]:
    lines = ["All wards of the Orsk valley have been counted, and the mayor stays in office."]
    for name in LAST:
        lines.append(f"{name} Ward")
        parties = chance.sample(("Harbour List", "Green Valley", "Citizens", "Independent"), 4)
        lines += [f"{_person(chance)} ({party}) {chance.randrange(100, 3000):,}" for party in parties]
        lines.append(f"Turnout {chance.randrange(30, 70)} per cent")
    return lines


def _closures(chance: Chance) -> list[str]:
    lines = ["The following roads will be closed during the regatta weekend:"]
    for street in chance.sample(LAST, len(LAST)):
        end = chance.choice(("mole", "station", "fish market"))
        lines.append(f"{street} Street between {chance.choice(LAST)} Lane and the {end}, Friday noon to Sunday evening")
    return lines


SORTS: dict[str, Callable[[Chance], list[str]]] = {
    "Results": _results,
    "Recipe": _recipe,
    "Offers": _offers,
    "Programme": _programme,
    "Votes": _votes,
    "Closures": _closures,
}
