"""What lists and spelling say of a name's type before anything around it is looked at."""

from stemma.stages.names.features import letters_of
from stemma.stages.names.gazetteer import letter_of_listed
from stemma.stages.names.lists import lexicon, name_words

#: Beginnings behind which a surname or a given name has a second capital: McDonald, DeSoto, O'Hara.
_PREFIXES = frozenset(
    {
        *("mc", "mac", "de", "del", "di", "du", "da", "la", "le", "van", "von", "o'", "o’", "d'", "d’", "fitz", "st"),
        *("ja", "jo", "ke", "ra", "re", "ru", "sha", "ta", "ty", "al", "el", "ben", "abu", "ma", "ka"),
    }
)
#: Tokens of a person's full name.
FULL = range(2, 5)


def is_joined(form: str) -> bool:
    """Return whether a word has a capital inside as coined names of firms have, and people's have not: LoftBank."""
    inner = next((at for at in range(1, len(form)) if form[at].isupper() and form[at - 1].islower()), 0)
    return bool(inner) and form[0].isupper() and form.isalpha() and form[:inner].lower() not in _PREFIXES


def names_person(key: tuple[str, ...]) -> bool:
    """Return whether the folded words of a name are a listed given name and what can only be a surname behind it."""
    if len(key) not in FULL or letter_of_listed(key):
        return False
    last = key[-1]
    if last.startswith(("o'", "o’")) and len(last) > 3:  # noqa: PLR2004 - the prefix and a surname's beginning
        return True
    words = name_words()
    given = set(lexicon().get(key[0], ""))
    if not {"m", "f"} & given or given & {"c", "n", "o"}:
        return False
    if key[1] in words.surname_particles - {"la", "le", "st", "o"}:
        return len(key) > 2  # noqa: PLR2004 - given name, particle, surname
    middle = all(letters_of(word) != "c" for word in key[1:-1])
    heads = words.firms | words.places | words.organisations | words.place_words
    return middle and "s" in lexicon().get(last, "") and last not in heads


def names_firm(key: tuple[str, ...]) -> bool:
    """Return whether the words of a name begin with a known brand or end as firms and papers are called."""
    words = name_words()
    return len(key) > 1 and (key[0] in words.brands or key[-1] in words.firms)


def is_century(key: tuple[str, ...]) -> bool:
    """Return whether a name is a century and none: 14th Century."""
    return len(key) > 1 and key[-1] in {"century", "centuries"} and key[-2][:1].isdigit()
