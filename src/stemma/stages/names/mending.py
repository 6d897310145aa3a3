"""What a tagger cuts wrongly by rule: titles, peoples and numbers before a name, possessives behind it."""

from collections.abc import Sequence
from functools import cache, lru_cache

from stemma.stages.names.features import BORNE, letters_of
from stemma.stages.names.lists import known_places, lexicon, name_words, posts
from stemma.stages.names.spelt import is_plural
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word, name_tokens
from stemma.text.tokens import REMEMBERED_FORMS

#: Months that are surnames or given names as well.
_MONTHS_AND_NAMES = frozenset({"may", "april", "june", "august", "march"})
#: Marks that belong to no name's end.
_EDGE = frozenset({"'s", "’s", "-", ",", ".", "&", "'", "’", "/", ":"})


def mend(sentence: Sequence[Word], tagged: Tagged) -> Tagged | None:
    """Return a found name cut as names are cut here; None where nothing of it is left."""
    first, last = tagged.first, tagged.last
    words = name_words()
    first, last = _without_edges(sentence, first, last)
    if tagged.type in ("organisation", "place") and (bearer := _bearer_of_title(sentence, first, last)):
        return mend(sentence, Tagged(bearer, last, "person", tagged.score))
    if tagged.type != "person":
        last = _without_office(sentence, first, last)
    if tagged.type == "organisation":
        last = _whole_office(sentence, last)
        first = _whole_pair(sentence, first, last)
    first, last = _whole_arabic_name(sentence, first, last, person=tagged.type == "person")
    if tagged.type == "person":
        first = _behind_titles(sentence, _behind_verb(sentence, first, last), last)
        last = _whole_given_name(sentence, last)
        first = _with_initials(sentence, first, last)
    elif last - first > 1 and sentence[first].form.isdigit() and sentence[last - 1].fold not in words.units:
        first += 1
    # A lone place in small letters was sought by name; anything else needs a capital.
    small = last - first == 1 and tagged.type == "place"
    if first >= last or not (small or any(word.form[0].isupper() for word in sentence[first:last])):
        return None
    if (last - first == 1 and _no_name(sentence[first])) or is_people(sentence[first:last]):
        return None
    return Tagged(first, last, tagged.type, tagged.score)


def _bearer_of_title(sentence: Sequence[Word], first: int, last: int) -> int | None:
    """Return where in a "body" a person begins behind an office: Security Adviser [John Orlen], by the given name."""
    words = name_words()
    end = sentence[last - 1].fold
    if end in words.organisations or end in words.places or end in words.units:
        return None
    for place in range(first, last - 1):
        if sentence[place].fold in BORNE and _are_own(sentence[place + 1 : last]):
            return place + 1
        given = lexicon().get(sentence[place + 1].fold, "")
        named = ("m" in given or "f" in given) and FULL_NAME <= last - place - 1 <= FULL_NAME + 1
        if named and sentence[place].fold in posts():
            return place + 1
        if _is_portfolio(sentence, place) and (named or _are_own(sentence[place + 1 : last])):
            return place + 1
    return None


def _is_portfolio(sentence: Sequence[Word], place: int) -> bool:
    """Return whether a word says what somebody has the office of, and no name begins with it: Secretary of [State]."""
    at = place - (place > 1 and sentence[place - 1].fold == "the")
    office = at > 1 and sentence[at - 1].fold in {"of", "for"} and sentence[at - 2].fold in name_words().roles
    return office and (sentence[place].fold in _PORTFOLIOS or sentence[place].fold in known_places())


_PORTFOLIOS = frozenset(
    {
        *(
            "state",
            "defense",
            "defence",
            "trade",
            "finance",
            "health",
            "education",
            "justice",
            "energy",
            "labor",
            "labour",
        ),
        *("commerce", "agriculture", "transport", "transportation", "interior", "treasury"),
        *("security", "affairs"),
    }
)


def _are_own(words: Sequence[Word]) -> bool:
    """Return whether words behind a title can be a person's name: capitals, none of them a plain word or a place."""
    known = name_words()
    joined = " ".join(word.fold for word in words)
    heads = known.organisations | known.places | known.units | known.roles | known.titles | known.particles
    return (
        len(words) <= FULL_NAME + 1
        and joined not in known_places()
        and all(
            word.form[0].isupper() and word.form[1:].islower() and word.fold not in heads and not _is_plain(word)
            for word in words
        )
    )


def _is_plain(word: Word) -> bool:
    return lexicon().get(word.fold, "") == "c" or word.fold in known_places()


#: Words of a full name, at least.
FULL_NAME = 2


def _without_edges(sentence: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Return a range without the marks, particles, days and words of the page at its ends."""
    words = name_words()
    while last > first and (_is_edge(sentence[last - 1]) or sentence[last - 1].fold in words.particles):
        last -= 1
    while first < last and (_is_edge(sentence[first]) or sentence[first].fold in {"the", "of", "and", "in", "for"}):
        first += 1
    while last > first and (end := sentence[last - 1].fold) in words.calendar and end not in _MONTHS_AND_NAMES:
        last -= 1
    while first < last and sentence[first].fold in words.calendar and last - first > 1:
        first += 1
    # What pages print beside a name: AP Photo.
    while last - first > 1 and sentence[last - 1].fold in words.never:
        last -= 1
    return first, last


#: What somebody is in a firm or a state, behind its name: the name ends before.
_POSTS = frozenset(
    {
        *("ceo", "cfo", "coo", "cto", "president", "chairman", "chairwoman", "spokesman", "spokeswoman"),
        *(
            "spokesperson",
            "founder",
            "cofounder",
            "executive",
            "executives",
            "boss",
            "minister",
            "senator",
            "governor",
            "mayor",
        ),
        *("coach", "manager", "editor", "analyst", "analysts", "lawyer", "lawyers", "officials", "users", "employees"),
    }
)


def _without_office(sentence: Sequence[Word], first: int, last: int) -> int:
    """Return the end of a body's or a place's name before what somebody is there: [Orrin]'s CEO."""
    end = last
    while end - first > 1 and sentence[end - 1].fold in _POSTS and sentence[end - 2].form.lower() not in {"of", "and"}:
        end -= 1
    if end == last or all(letters_of(word.fold) == "c" for word in sentence[first:end]):
        return last
    return _without_edges(sentence, first, end)[1]


def _is_edge(word: Word) -> bool:
    return word.form in _EDGE


@cache
def _before_names() -> frozenset[str]:
    """Return words that stand before a person's name and are no part of it."""
    words = name_words()
    return words.titles | words.roles | words.demonyms.keys() | {"counsel", "nominee"}


def _behind_titles(sentence: Sequence[Word], first: int, last: int) -> int:
    """Return where a person's name begins: behind all titles, roles and peoples that stand before it."""
    before = _before_names()
    begin = first
    words = name_words()
    for place in range(first, last - 1):
        if place > begin and _is_middle(sentence, place):
            continue
        fold = sentence[place].fold
        of_state = fold == "state" and place and sentence[place - 1].fold == "of"
        several = fold.endswith("s") and fold[:-1] in words.titles
        if fold in before or several or of_state or sentence[place].form in {"’s", "'s"}:
            begin = place + 1
    while begin < last and sentence[begin].fold in {"-", "of", "the", "and", "for", "."}:
        begin += 1
    if last - begin == 1 and sentence[begin].fold in before and begin == first:
        return last
    return begin


def _is_middle(sentence: Sequence[Word], place: int) -> bool:
    """Return whether a title inside a name is a name too, as a given name right before it says: Ada Baron Orr."""
    before = set(lexicon().get(sentence[place - 1].fold, "").lower())
    return bool({"m", "f"} & before) and "c" not in before and "s" in lexicon().get(sentence[place].fold, "")


def _whole_office(sentence: Sequence[Word], last: int) -> int:
    """Return the end of a body's name with what it is for: U.S. Department [of Homeland Security]."""
    words = name_words()
    if last + 1 < len(sentence) and sentence[last - 1].fold in _OFFICES and sentence[last].form == "of":
        end = last + 1
        while end < len(sentence) and sentence[end].form[0].isupper() and sentence[end].fold not in words.titles:
            end += 1
        return end if end > last + 1 else last
    return last


_OFFICES = frozenset({"department", "ministry", "institute", "university", "bureau", "office"})


def _behind_verb(sentence: Sequence[Word], first: int, last: int) -> int:
    """Return where a person's name begins behind a verb that opens sentence or headline: Defeating [Putin]."""
    opens = first == 0 or not sentence[first - 1].form[0].isalnum()
    verb = sentence[first].fold.endswith("ing") and lexicon().get(sentence[first].fold, "") == "c"
    return first + 1 if opens and verb and last - first > 1 else first


def _whole_given_name(sentence: Sequence[Word], last: int) -> int:
    """Return the end of a name with a hyphenated part in small letters: Han Sung-min."""
    if last + 1 < len(sentence) and sentence[last].form == "-":
        mark, after = sentence[last], sentence[last + 1]
        glued = sentence[last - 1].end == mark.start and mark.end == after.start
        if glued and after.form.isalpha() and after.form.islower() and _is_syllable(after):
            return last + 2
    return last


def _whole_pair(sentence: Sequence[Word], first: int, last: int) -> int:
    """Return where a body's name begins that is for two matters: [Fish and] Wildlife Service."""
    words = name_words()
    at = first - 2
    if at < 0 or sentence[first - 1].fold != "and" or sentence[last - 1].fold not in _MATTERED:
        return first
    while at >= 0 and sentence[at].form[0].isupper() and letters_of(sentence[at].fold) in {"c", "cs"}:
        at -= 1
    begin = at + 1
    plain = sentence[begin : first - 1]
    heads = words.organisations | words.roles | words.titles | words.calendar
    if not plain or any(word.fold in heads for word in plain):
        return first
    country = begin and sentence[begin - 1].form[0].isupper() and _country(sentence[begin - 1])
    return begin - 1 if country else begin


def _country(word: Word) -> bool:
    return word.fold in known_places() or word.fold.replace(".", "") in known_places()


#: Heads of bodies that are named after what they are for.
_MATTERED = frozenset(
    {
        "commission",
        "service",
        "services",
        "department",
        "administration",
        "agency",
        "committee",
        "bureau",
        "board",
        "protection",
    }
)


def _with_initials(sentence: Sequence[Word], first: int, last: int) -> int:
    """Return where a lone surname begins with the initials right before it: R. Orr, J.K. Orr, Ada R. Orr."""
    begin = first
    while last - first == 1 and begin and _is_initial(sentence[begin - 1]):
        begin -= 1
    given = begin < first and begin and {"m", "f"} & set(lexicon().get(sentence[begin - 1].fold, "").lower())
    return begin - 1 if given and sentence[begin - 1].form[0].isupper() else begin


def _is_initial(word: Word) -> bool:
    """Return whether a token is one or two initials with their stops, and no country."""
    letters = word.form.replace(".", "")
    stops = len(word.form) == 2 * len(letters) and word.form.endswith(".")
    return stops and 0 < len(letters) <= FULL_NAME and letters.isupper() and word.fold not in known_places()


#: Letters of a syllable that a hyphen joins to a given name, at most.
SYLLABLE = 6


def _is_syllable(word: Word) -> bool:
    """Return whether a word in small letters can end a given name: -min, -hee, but not -led, -born, -wide."""
    return len(word.form) <= SYLLABLE and "c" not in lexicon().get(word.fold, "")


#: Articles and words for kin that a hyphen joins to the name behind them.
_JOINED = frozenset({"al", "el", "ul", "ur", "as", "ad", "ar", "an", "at", "az", "ash", "bin", "ibn", "ben", "abu"})


def _whole_arabic_name(sentence: Sequence[Word], first: int, last: int, *, person: bool) -> tuple[int, int]:
    """Return the range of a name with what an article and a hyphen join to it on both sides: Samir al-Deyri."""
    if first >= last:
        return first, last
    while (
        last + 2 < len(sentence)
        and sentence[last].fold in _JOINED
        and sentence[last + 1].form == "-"
        and sentence[last + 2].form[0].isupper()
    ):
        last += 3
    if first > 1 and sentence[first - 1].form == "-" and sentence[first - 2].fold in _JOINED:
        first -= 2
        while person and first and sentence[first - 1].form[0].isupper() and _is_given(sentence[first - 1]):
            first -= 1
    return first, last


def _is_given(word: Word) -> bool:
    return bool({"?", "m"} & set(letters_of(word.fold))) or word.fold in _JOINED


def is_people(words: Sequence[Word]) -> bool:
    """Return whether tokens are a people of two words: North Korean."""
    known = name_words().demonyms
    joined = " ".join(word.fold for word in words)
    # North American, African Americans, West German.
    kin = len(words) == FULL_NAME and (words[0].fold in known or words[0].fold in _QUARTERS)
    people = kin and (words[1].fold in known or words[1].fold.removesuffix("s") in known)
    return people or joined in known or joined.removesuffix("s") in known


_QUARTERS = frozenset(
    {"north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "latin", "native"}
)


def _no_name(word: Word) -> bool:
    words = name_words()
    fold = word.fold
    people = fold in words.demonyms or fold.rstrip("s") in words.demonyms
    people = people or _is_manner(fold)
    listed = fold in words.calendar or fold in words.never or fold in words.titles
    return people or listed or _is_shorthand(word) or len(word.form) == 1


def _is_manner(fold: str) -> bool:
    """Return whether a word says after whom something is: Taylorian."""
    return fold not in lexicon() and fold.endswith("ian") and "s" in lexicon().get(fold[:-3], "")


def _is_shorthand(word: Word) -> bool:
    """Return whether a word names nobody as it is spelt: an abbreviation of things, a word that would be a body's."""
    words = name_words()
    small = word.form[1:].islower() and "c" in lexicon().get(word.fold, "")
    return (
        is_plural(word.form)
        or (word.form[:2].isupper() and word.fold in words.shorthand)
        or (small and (word.fold in words.acronyms or word.fold in {"us", "un", "who"}))
    )


@lru_cache(REMEMBERED_FORMS)
def bare_key(text: str) -> tuple[str, ...]:
    """Return the folded tokens of a name as printed, without marks and articles."""
    tokens = [word.fold for word in name_tokens(text, 0, len(text)) if word.form[0].isalnum()]
    while len(tokens) > 1 and tokens[0] == "the":
        tokens = tokens[1:]
    return tuple(tokens)
