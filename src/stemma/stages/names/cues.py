"""What a text says around a name: roles and titles, of which country, whether a man or a woman is spoken of."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from stemma.model import Mention
from stemma.stages.names.lists import known_places, lexicon, name_words
from stemma.stages.names.tokens import Word, name_tokens
from stemma.text.tokens import REMEMBERED_STRETCHES

#: Characters around a mention in which its age, its role and its gender are looked for.
NEAR = 90
#: Words that say whose relation somebody is; "first lady" is one too.
KIN = frozenset(
    {"wife", "husband", "widow", "widower", "son", "daughter", "brother", "sister", "mother", "father", "uncle", "aunt"}
    | {"cousin", "nephew", "niece", "grandfather", "grandmother", "lady", "grandson", "granddaughter", "fiancee"}
)
#: What a title says of a role and is none itself.
_MANNERS = frozenset(
    {"former", "acting", "interim", "deputy", "vice", "staff", "private", "prime", "chief", "officer", "specialist"}
    | {"dr", "prof", "professor", "rev", "reverend", "rt", "hon", "mx", "miss", "delegate", "leader", "director"}
)
#: Titles that everybody has, and those of kin and of orders.
_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "sir", "dame", "lord", "lady", "father", "mother", "brother", "sister", "herr", "frau"}
    | {"monsieur", "madame", "mme", "señor", "senor", "señora", "donna"}
)
#: Behind "who", before what somebody is.
_BEING = frozenset({"is", "was", "became", "serves", "served", "works", "worked", "remains", "has", "had"})
#: Words that a description behind a name may hold before its role comes.
_PASSED = frozenset({"who", "is", "was", "are", "were", "has", "had", "been", "and", "as", "of"})


@cache
def offices() -> frozenset[str]:
    """Return the titles that one holds by office: president, senator; not Mr, and not former."""
    return name_words().titles - _HONORIFICS - _MANNERS


def around(text: str, mention: Mention) -> tuple[str, str]:
    """Return what stands shortly before and behind a mention."""
    return text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + NEAR]


def roles_beside(before: str, after: str) -> frozenset[str]:
    """Return the roles around a name; what stands in another line, a headline or a caption, is said of another."""
    return roles_before(before.rpartition("\n")[2]) | _roles_after(after.partition("\n")[0])


def gender_cues(text: str, mention: Mention, until: int | None = None) -> tuple[int, int]:
    """Return how much around a mention speaks for a woman and for a man: roles and titles, the next pronoun.

    `until` is where the text names the next person.
    """
    words = name_words()
    roles = roles_beside(*around(text, mention))
    her, him = pronoun_cues(text, mention, until)
    return her + 3 * sum(role in words.female for role in roles), him + 3 * sum(role in words.male for role in roles)


def pronoun_cues(text: str, mention: Mention, until: int | None = None) -> tuple[int, int]:
    """Return whether the pronoun behind a mention is a woman's or a man's, as 1 and 0.

    One behind the next person named (at `until`) may be of that one, and one behind a quotation is whoever speaks.
    """
    after = around(text, mention)[1]
    said = re.split(r"[”\"]", after if until is None else after[: max(0, until - mention.end)])[0]
    near = re.findall(r"\b(?:he|she|his|her|him)\b", " ".join(re.split(r"[.!?]\s", said)[:2]).lower())[:1]
    return sum(word in name_words().female for word in near), sum(word in name_words().male for word in near)


@lru_cache(REMEMBERED_STRETCHES)
def roles_before(before: str) -> frozenset[str]:
    """Return the titles and roles right before a name, and whose relation a comma says it is: his wife, X."""
    words = name_words()
    found: set[str] = set()
    tokens = name_tokens(before, 0, len(before))[-5:]
    if len(tokens) > 1 and tokens[-1].form == "," and tokens[-2].fold in KIN:
        tokens = tokens[:-1]
    if tokens and tokens[-1].fold in {"of", "and"}:
        # The lawyer of Ada Venn is somebody else; so is the minister in "Minister Orr and Ada Venn".
        return frozenset()
    for word in reversed(tokens):
        if word.fold in words.roles or word.fold in words.titles:
            found.add(word.fold)
        elif not (word.form[0].isupper() or word.form in {"-", "and", "of"}):
            break
    return frozenset(found)


@lru_cache(REMEMBERED_STRETCHES)
def _roles_after(after: str) -> frozenset[str]:
    """Return the roles of a description behind a name; what its clauses tell of others is left out."""
    found: set[str] = set()
    words = name_words()
    for word in _description(after):
        outside = word.fold in words.outside
        if word.fold in words.roles:
            found.add(word.fold)
        elif (found and (word.form == "," or (outside and word.fold != "and"))) or (
            outside and word.fold not in _PASSED
        ):
            break
    return frozenset(found)


def _description(after: str) -> Sequence[Word]:
    """Return the words of a description right behind a name; none where a clause goes on without one."""
    if not re.match(r"^,? (?:an?|the|who|one of|another|\d)", after):
        return ()
    first = re.split(r"[.;:!?”\"]", after)[0]
    tokens = name_tokens(first, 0, len(first))
    plain = [word.fold for word in tokens if word.form[0].isalnum()]
    if plain[:1] == ["who"] and not (len(plain) > 1 and plain[1] in _BEING):
        return ()
    return tokens[:12]


@lru_cache(REMEMBERED_STRETCHES)
def countries_before(before: str) -> frozenset[str]:
    """Return the countries that titles right before a name give: Norlandian President, Norland's prime minister."""
    line = before.rpartition("\n")[2]
    tokens = name_tokens(line, 0, len(line))[-9:]
    place, post = _behind_post(tokens)
    found: set[str] = set()
    titled = False
    while place:
        word = tokens[place - 1]
        country, taken = _country_ending(tokens, place)
        if country and (titled or word.fold in name_words().demonyms):
            found.add(country)
            place -= taken
        elif _is_title(word) or word.form in {"’s", "'s"}:
            titled = True
            place -= 1
        elif word.form in {"-", "of"} or (word.form[0].isupper() and lexicon().get(word.fold, "") == "c"):
            place -= 1
        else:
            break
    return frozenset(found | {post} if post and titled else found)


def _behind_post(tokens: Sequence[Word]) -> tuple[int, str]:
    """Return where the words before a name end without the country of a post, and that country where it is his own.

    The president of Norland is Norland's; the envoy to Norland is another country's.
    """
    country, taken = _country_ending(tokens, len(tokens))
    at = len(tokens) - taken - 1
    if not country or at < 1 or tokens[at].form not in {"of", "to"} or not _is_title(tokens[at - 1]):
        return len(tokens), ""
    return at, country if tokens[at].form == "of" else ""


def _is_title(word: Word) -> bool:
    return word.fold in name_words().roles or word.fold in name_words().titles


def countries_of(words: Sequence[str]) -> frozenset[str]:
    """Return the countries that the folded words of a description name, as nouns or as their people's adjectives."""
    found: set[str] = set()
    for place, word in enumerate(words):
        joined = " ".join(words[place : place + 2])
        inside = place and _country(" ".join(words[place - 1 : place + 1]))
        country = _country(joined) or ("" if inside else _country(word))
        if country:
            found.add(country)
    return frozenset(found)


def _country_ending(tokens: Sequence[Word], end: int) -> tuple[str, int]:
    """Return the country that the tokens before a place name, and in how many of them; nothing where they name none."""
    for size in (2, 1):
        if end >= size and tokens[end - size].form[0].isupper():
            country = _country(" ".join(word.fold for word in tokens[end - size : end]))
            if country:
                return country, size
    return "", 0


def _country(joined: str) -> str:
    words = name_words()
    country = words.demonyms.get(joined) or words.countries.get(joined, joined)
    return country if country in known_places() else ""
