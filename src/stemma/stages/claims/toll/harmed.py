"""How texts call the one who was harmed: one says only "a woman", another that she was his girlfriend."""

from collections.abc import Iterator, Sequence

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.linking import linked
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.sentences.lexicon import harm_words, listed
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.text.tokens import stem

KIND = "harmed"
#: Words between the harm and the one it was done to: "attack on a heavily pregnant".
REACH = 6
#: Stems that two sentences share besides the harm and those who were harmed.
SHARED = 1

BOND_TOLD = Judged(
    "a bond is told", Verdict.GRANULARITY, "one tells how the harmed person and the other knew each other"
)


def harmed_people(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield those to whom a sentence says that harm was done, by the noun that it calls them; no names, no several."""
    for at, fold in enumerate(phrase.folds):
        harm = harm_words().get(fold)
        head = _head(phrase, at) if harm else -1
        if head < 0:
            continue
        first = next(place for place in range(at + 1, head) if phrase.folds[place] in listed("determiners"))
        start, end = phrase.tokens[first].start, phrase.tokens[head].end
        left_out = {stem(fold, "en"), stem(phrase.folds[head], "en")}
        known = phrase.folds[first] in listed("owning") and phrase.folds[head] in listed("bonds")
        yield Assertion(
            witness=spoken.witness,
            start=start,
            end=end,
            kind=KIND,
            subject=f"who was harmed ({fold})",
            key=f"harmed|{harm}|{_sex(phrase.folds[head])}",
            slot="who was harmed",
            value=" ".join(phrase.text[start:end].split()),
            normalised=" ".join(phrase.folds[first + 1 : head + 1]),
            head=phrase.folds[head],
            degree="known" if known else "",
            sentence=spoken.sentence,
            aside=spoken.aside,
            owner=_names(phrase),
            context=tuple(one for one in phrase.context if one not in left_out),
            **spoken.voice(start, end, hedged=()),  # type: ignore[arg-type]
        )


def _head(phrase: Phrase, at: int) -> int:
    """Return the noun behind a harm that calls one person, with its article; -1 where another phrase begins first."""
    first = at + 1 + (phrase.folds[at + 1 : at + 2] in (["on"], ["against"], ["of"]))
    if phrase.folds[first : first + 1] == [] or phrase.folds[first] not in listed("determiners"):
        return -1
    for place in range(first + 1, min(len(phrase.folds), at + 1 + REACH)):
        fold = phrase.folds[place]
        if _sex(fold):
            return place
        if not fold.isalpha() or phrase.capital(place) or fold in listed("prepositions") | listed("determiners"):
            break
    return -1


def _sex(fold: str) -> str:
    """Return the pronoun for whom a noun calls one person, empty for other words."""
    return "she" if fold in listed("females") else "he" if fold in listed("males") else ""


def _names(phrase: Phrase) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                token.fold
                for at, token in enumerate(phrase.tokens)
                if phrase.capital(at) and len(token.fold) >= CONTENT_LETTERS
            }
            - listed("titles")
            - listed("places")
        )
    )


def bonds_told(assertions: Sequence[Assertion], support: Support) -> Iterator[list[Assertion]]:
    """Yield groups in which a text of one lineage tells a bond that a text of another lineage nowhere tells."""
    held = [one for one in assertions if one.kind == KIND and not one.aside]
    knowing = {(one.witness, one.key) for one in held if one.degree}
    told = [one for one in held if one.degree or (one.witness, one.key) not in knowing]
    yield from linked(told, support, is_one=_is_one)


def _is_one(left: Assertion, right: Assertion) -> bool:
    """Return whether two harms, of which one tells a bond, are told of one name in like sentences."""
    if bool(left.degree) == bool(right.degree) or not set(left.owner) & set(right.owner):
        return False
    return len(set(left.context) & set(right.context)) >= SHARED
