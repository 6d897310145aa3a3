"""What the tagger knows of a token: its own look, its neighbours, and how its word is used in the whole pile."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from stemma.stages.names.lists import classes, lexicon, name_words
from stemma.stages.names.tokens import Word

#: Distinct forms whose features are remembered.
REMEMBERED = 1 << 16

#: Titles behind which nothing but their bearer's name stands.
BORNE = frozenset(
    {"president", "premier", "chancellor", "senator", "sen", "governor", "gov", "mayor", "congressman", "rep"}
    | {"congresswoman", "chairman", "chairwoman", "mr", "mrs", "ms", "ambassador", "minister"}
)
#: Titles that say nothing of what stands behind them: the former president, the former KGB man.
MANNERS = frozenset({"former", "acting", "interim", "deputy", "vice", "staff", "private", "chief", "state"})
#: Share of a sentence's words from which its capitals say nothing: a headline.
TITLE_CASE = 0.7


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """How a folded word is used in a pile: the case statistics, and what stands around its capitalised uses."""

    lower: Mapping[str, int]
    #: Capitalised inside a sentence that is no headline.
    inside: Mapping[str, int]
    titled: Mapping[str, int]
    #: The same, behind a title that says what somebody is: not the former, the deputy.
    styled: Mapping[str, int]
    #: Alone behind a title that nobody but a person bears: President X, Mr X.
    addressed: Mapping[str, int]
    speaking: Mapping[str, int]
    placed: Mapping[str, int]
    after_given: Mapping[str, int]
    before_capital: Mapping[str, int]
    after_the: Mapping[str, int]
    #: Before 's.
    owning: Mapping[str, int]
    #: Capitals that shorten a longer name of the pile, all initials of which they are.
    shortened: Mapping[str, int]


def count_usage(sentences: Sequence[Sequence[Word]], times: Sequence[int] = ()) -> Usage:
    """Return the usage of every word of some sentences; `times` says how often the pile has each, once where empty."""
    tables: dict[str, Counter[str]] = {name: Counter() for name in Usage.__struct_fields__}
    for sentence, count in zip(sentences, times or itertools.repeat(1), strict=False):
        for name, word in _used(sentence):
            tables[name][word] += count
    return Usage(**tables)


def _used(sentence: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield in what ways the words of a sentence are used: the name of a table, and the word."""
    headline = is_headline(sentence)
    for place, word in enumerate(sentence):
        before = sentence[place - 1] if place else None
        after = sentence[place + 1] if place + 1 < len(sentence) else None
        if word.form[0].isalpha() and not word.form[0].isupper():
            yield "lower", word.fold
        elif word.form[0].isalpha() and not headline:
            if before is not None and before.form[0].isalnum():
                yield "inside", word.fold
                yield from ((name, word.fold) for name in _told_before(before))
                if before.fold in BORNE and (after is None or not (after.form[0].isupper() or after.form == "-")):
                    yield "addressed", word.fold
            if after is not None:
                yield from ((name, word.fold) for name in _told_after(after))
        if before is not None and before.form == "(" and _is_short_form(sentence, place):
            yield "shortened", word.fold


def _told_after(after: Word) -> Iterator[str]:
    """Yield what the word behind a capitalised one says of it."""
    if "S" in classes().get(after.fold, ""):
        yield "speaking"
    if after.form[0].isupper():
        yield "before_capital"
    if after.form in {"'s", "’s"}:
        yield "owning"


def _told_before(before: Word) -> Iterator[str]:
    """Yield what the word before a capitalised one says of it."""
    letters = classes().get(before.fold, "")
    if "T" in letters or "R" in letters:
        yield "titled"
        if before.fold not in MANNERS:
            yield "styled"
    elif before.form in name_words().renown:
        yield "styled"
    if "S" in letters:
        yield "speaking"
    if "i" in letters and before.form[0].islower():
        yield "placed"
    if before.fold == "the":
        yield "after_the"
    if before.form[0].isupper() and {"m", "f", "M", "F"} & set(lexicon().get(before.fold, "")):
        yield "after_given"


#: Letters of a short form: fewer are initials, more are shouted words.
SHORT_FORM = range(2, 8)


def _is_short_form(sentence: Sequence[Word], place: int) -> bool:
    """Return whether a word in capitals behind a bracket holds the initials of the name before it."""
    inside = sentence[place].form
    if not inside.isupper() or len(inside) not in SHORT_FORM:
        return False
    letters = "".join(one.form[0] for one in sentence[max(0, place - 11) : place - 1] if one.form[0].isupper())
    return _ends_with_initials(letters, inside)


def _ends_with_initials(letters: str, short: str) -> bool:
    """Return whether the initials before a bracket end with the letters in it, one of them missing at most."""
    return letters.endswith((short, short[:-1], short[0] + short[2:]))


def is_headline(sentence: Sequence[Word]) -> bool:
    """Return whether nearly all longer words of a sentence are capitalised."""
    first = [word.form[0] for word in sentence if len(word.form) > 3]  # noqa: PLR2004 - of, the, for
    upper = [letter.isupper() for letter in first if letter.isalpha()]
    return len(upper) >= 6 and sum(upper) >= TITLE_CASE * len(upper)  # noqa: PLR2004 - a few names among a few words say nothing


def shape(form: str) -> str:
    """Return the look of a form: X capital, x small, 9 digit, runs pressed to two."""
    out = ""
    for letter in form:
        sign = "X" if letter.isupper() else "x" if letter.isalpha() else "9" if letter.isdigit() else letter
        if not out.endswith(sign * 2):
            out += sign
    return out


@lru_cache(REMEMBERED)
def spoken(fold: str) -> str:
    """Return a word of the language as it is, a name as a blank: weights must know no name, and hold none."""
    return fold if fold in classes() or "c" in lexicon().get(fold, "") or not fold[:1].isalpha() else "_"


@lru_cache(REMEMBERED)
def letters_of(fold: str) -> str:
    """Return the letters of a word in the lexicon, names of women and men, near and far, as one; ? where unlisted."""
    return "".join(sorted(set(lexicon().get(fold, "?").lower().replace("f", "m"))))


@lru_cache(REMEMBERED)
def own_features(form: str, fold: str) -> tuple[str, ...]:
    """Return what a token's form says by itself, full set for the token's own place."""
    letters, listed = letters_of(fold), classes().get(fold, "-")
    look = shape(form)
    found = [f"w={spoken(fold)}", f"s={look}", f"L={letters}", f"T={listed}", f"sL={look}|{letters}"]
    found += [f"c={letter}" for letter in letters] + [f"t={letter}" for letter in listed]
    if form[0].isalpha():
        found += [f"p={fold[:size]}" for size in (2, 3)] + [f"e={fold[-size:]}" for size in (2, 3, 4)]
    return tuple(found)


@lru_cache(REMEMBERED)
def near_features(form: str, fold: str) -> tuple[str, ...]:
    """Return what a token's form says to its neighbours."""
    letters, listed = letters_of(fold), classes().get(fold, "-")
    found = [f"w={spoken(fold)}", f"s={shape(form)}", f"L={letters}", f"T={listed}"]
    return (*found, *(f"t={letter}" for letter in listed), f"e={fold[-3:]}")


@lru_cache(REMEMBERED)
def far_features(form: str, fold: str) -> tuple[str, ...]:
    """Return what a token's form says two places away."""
    return (f"w={spoken(fold)}", f"s={shape(form)}", f"T={classes().get(fold, '-')}")


def bucket(count: int) -> str:
    """Return a count as 0, 1 or many."""
    return "0" if count == 0 else "1" if count == 1 else "+"


@lru_cache(REMEMBERED)
def gist(form: str, fold: str) -> str:
    """Return look and lists of a token in one short word, for conjunctions."""
    listed, known = classes().get(fold, ""), letters_of(fold)
    name = next((letter for letter in "mnots" if letter in known), "c" if "c" in known else "?")
    return f"{shape(form)[:2]}{listed[:1] or '-'}{name}"


def usage_features(word: Word, usage: Usage, *, headline: bool) -> tuple[str, ...]:
    """Return what the rest of the pile says of a capitalised word."""
    fold = word.fold
    lower, inside = usage.lower.get(fold, 0), usage.inside.get(fold, 0)
    case = f"u={bucket(lower)}{bucket(inside)}{'h' if headline else ''}"
    found = [case, f"{case}|{letters_of(fold)}"]
    for name, table in (
        ("titled", usage.titled),
        ("speaking", usage.speaking),
        ("placed", usage.placed),
        ("given", usage.after_given),
        ("capital", usage.before_capital),
        ("the", usage.after_the),
        ("owning", usage.owning),
        ("shortened", usage.shortened),
    ):
        count = table.get(fold, 0)
        if count:
            found.append(f"{name}={bucket(count)}")
            if count * 3 >= inside:
                found.append(f"{name}=often")
    return tuple(found)


def joint_features(sentence: Sequence[Word], place: int, marks: Sequence[str]) -> tuple[str, ...]:
    """Return what a token and its neighbours say together, and whether it stands in a listed name."""
    word = sentence[place]
    before = sentence[place - 1] if place else None
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    here = gist(word.form, word.fold)
    left = gist(before.form, before.fold) if before else "^"
    right = gist(after.form, after.fold) if after else "$"
    found = _conjunctions(left, here, right, first=place == 0)
    if not word.form[0].isupper():
        return found
    # The nearest words of the language on both sides see over a long name.
    outside = (f"^{_outside(sentence, place, -1)}", f"${_outside(sentence, place, 1)}")
    return (*found, *outside, f"g={marks[place]}") if marks[place] else (*found, *outside)


@lru_cache(REMEMBERED)
def _conjunctions(left: str, here: str, right: str, *, first: bool) -> tuple[str, ...]:
    return f"<{left}|{here}", f">{here}|{right}", f"<>{left}|{here}|{right}", "first" if first else "later"


def _outside(sentence: Sequence[Word], place: int, step: int) -> str:
    """Return the word next to the run of capitals around a token, as a word of the language."""
    at = place + step
    while 0 <= at < len(sentence) and (sentence[at].form[0].isupper() or sentence[at].form in {"-", "&"}):
        at += step
    return spoken(sentence[at].fold) if 0 <= at < len(sentence) else "|"
