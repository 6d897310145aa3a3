"""Names in texts of other languages than English, of which the tagger knows nothing but the capitals."""

from collections.abc import Sequence

from stemma.stages.names.features import Usage
from stemma.stages.names.gazetteer import letter_of_listed
from stemma.stages.names.lists import known_places, lexicon, name_words, towns
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word

#: Languages that print every noun with a capital.
NOUNS = frozenset({"de", "lb", "nds"})
#: Letters of a word at most; a longer one is a line of a script without spaces.
LONGEST = 24
#: The last code point of Latin letters and their marks.
_LATIN = "\u024f"


def names_abroad(sentence: Sequence[Word], names: Sequence[Tagged], *, language: str, usage: Usage) -> list[Tagged]:
    """Return the names that hold in a sentence of a text in that language, which is not English.

    A word that opens a sentence is none by its capital, nor is any German noun: a list knows it, or it has its
    capital inside sentences elsewhere, or it is one of two capitals of another script.
    """
    whole = [name for name in names if _is_whole(sentence, name)]
    if language in NOUNS:
        return [name for name in whole if _is_listed(sentence, name)]
    return [name for name in whole if not _opens(sentence, name, usage)]


def _is_whole(sentence: Sequence[Word], name: Tagged) -> bool:
    """Return whether a name is of words, and none of them in small letters alone or of two scripts."""
    words = [word for word in sentence[name.first : name.last] if word.form[0].isalpha()]
    return bool(words) and all(
        len(word.form) <= LONGEST and len({letter <= _LATIN for letter in word.form if letter.isalpha()}) == 1
        for word in words
    )


def _opens(sentence: Sequence[Word], name: Tagged, usage: Usage) -> bool:
    """Return whether a name stands where any word has a capital, and nothing else speaks for it."""
    if name.first and sentence[name.first - 1].form[0].isalnum():
        return False
    capitals = [word for word in sentence[name.first : name.last] if word.form[0].isupper()]
    other_script = len(capitals) > 1 and capitals[0].form[0] > _LATIN
    inside = len(capitals) == 1 and usage.inside.get(capitals[0].fold, 0) > usage.lower.get(capitals[0].fold, 0)
    return not other_script and not inside and not _is_listed(sentence, name)


def _is_listed(sentence: Sequence[Word], name: Tagged) -> bool:
    """Return whether a list has the name as a whole, or a word of it that is no word of the language."""
    key = tuple(word.fold for word in sentence[name.first : name.last] if word.form[0].isalnum())
    if letter_of_listed(key) or " ".join(key) in known_places() | name_words().acronyms.keys():
        return True
    alone = len(key) == 1
    # A given name is one here also where it is a word in English.
    if not alone and {"m", "f"} & set(lexicon().get(key[0], "").lower()):
        return True
    return any(_is_name(word, alone=alone) for word in key)


def _is_name(word: str, *, alone: bool) -> bool:
    letters = set(lexicon().get(word, ""))
    if "c" in letters or word in name_words().particles:
        return False
    told = letters & set("not") if alone else letters & set("mfMFsnot")
    return bool(told) or word in towns() or word in known_places() or word in name_words().brands
