"""A sentence as claims see it: its tokens, its quantities and times, and the people it names."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from stemma.stages.claims.sentences.lexicon import claim_words, listed, tellings
from stemma.text.quantities import Quantity, find_quantities
from stemma.text.times import TimeExpression, TimeKind
from stemma.text.tokens import Token, stem, tokenise

#: Letters from which a word says something of its own.
CONTENT_LETTERS = 4
#: Words between a number and the noun it counts.
COUNTED_REACH = 6


def _phrasal_verbs(folds: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where a verb and its particle stand for another verb, and which: "stepped down" for "resigned"."""
    particles = claim_words().phrasal
    for at, (verb, particle) in enumerate(pairwise(folds)):
        if particle in particles and verb in particles[particle]:
            yield at, particles[particle][verb]


@cache
def _saying_little() -> frozenset[str]:
    """Return words that say nothing of what a sentence is about."""
    return listed("prepositions") | listed("verbs") | listed("auxiliaries") | listed("general")


@cache
def _singling() -> frozenset[str]:
    """Return words that stand for one person, or may; beside them only a name does."""
    return listed("pronouns") | listed("ordinals") | listed("person") | {"another"}


class People:
    """A noun phrase that stands for people: tokens [start, end), how many, and who, as far as it says."""

    __slots__ = ("age", "alone", "end", "head", "name", "quantity", "start", "whole")

    def __init__(self, start: int, end: int, *, head: str) -> None:
        self.start = start
        self.end = end
        self.head = head
        self.name = ""
        self.age: int | None = None
        #: One word of a name that the text tells elsewhere stands for them.
        self.alone = False
        self.quantity: Quantity | None = None
        #: Those of whom they are some: "four sailors" of "one of four sailors".
        self.whole: People | None = None

    @property
    def single(self) -> bool:
        """Whether it stands for one person that no number counts."""
        return self.quantity is None


class Phrase:
    """One sentence, with what stands in it found when it is first asked for."""

    def __init__(self, text: str, start: int, end: int, *, times: Sequence[TimeExpression] = ()) -> None:
        #: Whom the text calls by a whole name, by the one word of it that stands for them.
        self.surnames: Mapping[str, People] = {}
        self.text = text
        self.start = start
        self.end = end
        #: The times that the sentence names.
        self.times = [time for time in times if start <= time.start and time.end <= end]
        self.tokens: list[Token] = tokenise(text, start, end)
        self.folds: list[str] = [token.fold for token in self.tokens]
        for at, phrasal in _phrasal_verbs(self.folds):
            # "Passed away" is told as one verb: the particle alone would tell nothing.
            self.folds[at] = phrasal

    def know(self, surnames: Mapping[str, People]) -> None:
        """Take the people of the text for whom one word of their name stands; the people here are found anew."""
        self.surnames = surnames
        self.__dict__.pop("people", None)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The quantities that are no part of a moment."""
        # "Two weeks later" is a length, from wherever it is counted.
        moments = [time for time in self.times if time.kind is not TimeKind.DURATION and time.rule != "distance"]
        return [
            quantity
            for quantity in find_quantities(self.text, self.start, self.end)
            if not any(min(quantity.end, time.end) > max(quantity.start, time.start) for time in moments)
        ]

    @cached_property
    def context(self) -> tuple[str, ...]:
        """The stems of the words that say what the sentence is about, sorted."""
        words = {
            stem(token.fold, "en")
            for token in self.tokens
            if token.kind == "word" and len(token.fold) >= CONTENT_LETTERS and token.fold not in _saying_little()
        }
        return tuple(sorted(words))

    @cached_property
    def people(self) -> list[People]:
        """The noun phrases that stand for people, in order."""
        found: list[People] = []
        at = 0
        quantities = {self.token_at(quantity.start): quantity for quantity in self.quantities}
        while at < len(self.tokens):
            one = self._counted(at, quantities[at]) if at in quantities else self._single(at)
            if one is None:
                at += 1
                continue
            found.append(one)
            at = max(one.end, at + 1)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the sentence, to rule out at once what needs one of some."""
        return frozenset(self.folds)

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def token_at(self, offset: int) -> int:
        """Return the token that begins at or behind an offset."""
        return bisect_right(self._ends, offset)

    def written(self, start: int, end: int) -> str:
        """Return the words of tokens [start, end) as they stand in the text."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def capital(self, at: int) -> bool:
        """Return whether a token begins with a capital letter."""
        token = self.tokens[at]
        return token.kind == "word" and self.text[token.start].isupper()

    def name_end(self, at: int) -> int:
        """Return where the name that begins at a token ends; the token itself where none does."""
        end = at
        while end < len(self.tokens) and self.capital(end) and not self._ends_name(end):
            end += 1
            if end < len(self.tokens) - 1 and self.folds[end] in {".", "-"} and self.capital(end + 1):
                joined = self.tokens[end].start == self.tokens[end - 1].end
                end += 1 if joined else 0
        while end > at and self.folds[end - 1] in {".", "-"}:
            end -= 1
        return end

    def _ends_name(self, at: int) -> bool:
        """Return whether a capital word of a headline is no part of a name: a verb, a preposition, what happened."""
        fold = self.folds[at]
        return (
            fold in listed("determiners")
            or fold in listed("prepositions")
            or fold in listed("verbs")
            or fold in listed("person")
            or fold in listed("reflexive")
            or fold in {"then", "before", "after"}
            or (fold in listed("auxiliaries") and fold.endswith("ly"))
            or fold in tellings()
        )

    def _name(self, start: int, end: int) -> str:
        return "" if self._is_place(start, end) else self.written(start, end)

    def _counted(self, at: int, quantity: Quantity) -> People | None:
        """Return the people that a number counts, or a person of an age."""
        after = self.token_at(quantity.after)
        if quantity.unit == "years old":
            # "Twetny-one-year-old": what is left behind a hyphen is no age.
            return None if self._fold(at - 1) == "-" else self._aged(at, after, quantity)
        broken = quantity.low == quantity.high and quantity.low % 1
        if quantity.unit not in {"count", "people"} or broken or self._counts_nobody(at, after):
            return None
        if quantity.unit == "people":
            head, end = "people", after
        else:
            head, end = self.counted(after)
        if head in {"", *listed("people"), *listed("person")} and quantity.low != EMERGENCY:
            one = People(at, end, head=head)
            one.quantity = quantity
            one.whole = self._whole(after, one)
            return one
        return None

    def _whole(self, after: int, some: People) -> People | None:
        """Return those of whom a number is told as a part: "one of the four sailors"."""
        if self._fold(after) != "of":
            return None
        first = after + 1 + (self._fold(after + 1) in listed("definite"))
        number = next((one for one in self.quantities if self.token_at(one.start) == first), None)
        if number is None or number.unit not in {"count", "people"} or first >= some.end:
            return None
        whole = People(first, some.end, head=some.head)
        whole.quantity = number
        return whole

    def _counts_nobody(self, at: int, after: int) -> bool:
        """Return whether a bare number counts nobody: an age ("another man, also 22, was"), half of "1 1/2", a name."""
        if self.tokens[at].kind != "number":
            return False
        following = self._fold(after)
        if set(self.folds[max(0, at - AGES_BACK) : at]) & {"age", "aged", "ages"} or following[:1].isdigit():
            return True
        if self._is_age_of_a_name(at):
            return True
        if set(self.folds[max(0, at - 2) : at]) & listed("generations") and following in {",", "."}:
            # "Bo Lind Jr. 26, was hurt": the comma before the age is left out.
            return True
        told = self._fold(at - 1) in tellings()
        named = at > 1 and self.capital(at - 1) and not told and following in listed("locating")
        # "At Club 21 in Norwick": the number is a part of the name.
        return named or (self._fold(at - 1) in {",", "also", "("} and following in {",", ")", "."})

    def _is_age_of_a_name(self, at: int) -> bool:
        """Return whether a number is the age of somebody whose whole name stands before it: "Ada Lind, 61 has left"."""
        number = self.folds[at]
        if self._fold(at - 1) != "," or not number.isdecimal() or int(number) > OLDEST:
            return False
        begin = end = at - 1
        while begin > 0 and self.capital(begin - 1):
            begin -= 1
        return end - begin > 1 and not self._is_place(begin, end)

    def counted(self, after: int) -> tuple[str, int]:
        """Return the noun that a number before a token counts, empty where none follows, and where it ends."""
        at, head = after, ""
        if self._fold(at) == "of" and self._fold(at + 1) in {"the", "them", "his", "her", "their", "those"}:
            if self._fold(at + 1) == "them":
                return "people", at + 2
            at += 2
        elif self._fold(at) == "of":
            at += 1
        while at < min(len(self.tokens), after + COUNTED_REACH):
            at += bool(head) and self._joins(at)
            fold = self.folds[at]
            if self.tokens[at].kind != "word" or fold in listed("prepositions") or fold in listed("verbs"):
                break
            if fold in tellings() and fold not in listed("people") and not self._is_of_victims(at):
                break
            if fold in listed("auxiliaries") and fold not in {"other", "all"}:
                break
            if head.endswith("s") and not fold.endswith("s"):
                break
            head, at = fold, at + 1
            # "Five police vehicles" counts vehicles.
            of_police = head == "police" and self._fold(at).endswith("s") and self._fold(at) not in listed("verbs")
            if head in listed("people") and not of_police:
                break
        return head, at

    def _is_of_victims(self, at: int) -> bool:
        """Return whether a word says what victims are of: "four shooting victims"."""
        return self.folds[at].endswith("ing") and self._fold(at + 1) == "victims"

    def _joins(self, at: int) -> bool:
        """Return whether a token is the hyphen inside a word: "six first-class seasons"."""
        if self.folds[at] != "-" or not 0 < at < len(self.tokens) - 1:
            return False
        return self.tokens[at - 1].end == self.tokens[at].start and self.tokens[at + 1].start == self.tokens[at].end

    def _aged(self, at: int, after: int, quantity: Quantity) -> People:
        """Return "a 28-year-old Norwick woman" or "28-year-old Ada Lind"."""
        end = after
        head = ""
        while end < min(len(self.tokens), after + 4) and self.tokens[end].kind == "word":
            if self.folds[end] in listed("person"):
                head, end = self.folds[end], end + 1
                break
            if (
                self.folds[end] in listed("prepositions")
                or self.folds[end] in listed("verbs")
                or self.folds[end] in tellings()
            ):
                break
            end += 1
        one = People(at, max(after, end if head else after), head=head or "person")
        if not head and after < len(self.tokens) and self.capital(after):
            one.end = self.name_end(after)
            one.name = self._name(after, one.end)
        elif head and end < len(self.tokens) and self.capital(end):
            one.end = self.name_end(end)
            one.name = self._name(end, one.end)
        one.age = int(quantity.low)
        return one

    def _single(self, at: int) -> People | None:
        """Return a person: "a man", "his wife", "Ada Lind", "Boy, 10,"."""
        fold, first = self.folds[at], at
        if fold not in _singling() and not self.capital(at):
            return None
        if fold in listed("pronouns") and fold != "her":
            return People(at, at + 1, head="he")
        one_more = fold == "another" or (fold in listed("ordinals") and self._fold(at - 1) == "a")
        if one_more and (self._fold(at + 1) in tellings() or self._fold(at + 1) in listed("passive")):
            return People(at, at + 1, head="another")
        if fold in listed("person"):
            # "A teen girl", "the baby boy" are one.
            at += self._fold(at + 1) in listed("person")
            one = People(first, at + 1, head=self.folds[at])
            if at + 1 < len(self.tokens) and self.capital(at + 1):
                one.end = self.name_end(at + 1)
                one.name = self._name(at + 1, one.end)
            self._read_age(one)
            return one
        return self._named(at) if self.capital(at) else None

    def _named(self, at: int) -> People | None:
        """Return the person whom a name stands for that begins at a token."""
        fold, end = self.folds[at], self.name_end(at)
        if end <= at or fold in listed("prepositions") or fold in listed("verbs") or self._is_place(at, end):
            return None
        one = People(at, end, head="")
        one.name = self.written(at, end)
        known = self.surnames.get(fold) if end == at + 1 and self._stands_alone(at) else None
        if known is not None:
            one.name, one.head, one.alone = known.name, known.head, True
        self._read_age(one)
        if known is not None:
            one.age = known.age if one.age is None else one.age
        return one if known is not None or len(one.name.split()) > 1 or one.age is not None else None

    def _stands_alone(self, at: int) -> bool:
        """Return whether a surname is no adjective that opens a sentence: "Young was shot", but not "Young men"."""
        then = self._fold(at + 1)
        if then in listed("person") or then in listed("people"):
            return False
        if at and self.folds[at - 1] not in {".", '"', "“"}:
            return True
        return (
            then in {",", "'s", "’s"}
            or any(then in listed(name) for name in ("verbs", "auxiliaries"))
            or then in tellings()
        )

    def _is_place(self, start: int, end: int) -> bool:
        """Return whether a name is that of a place, a body or a day, by its words or by what leads to it."""
        if set(self.folds[start:end]) & listed("places"):
            return True
        return self._fold(start - 1) in listed("locating")

    def _read_age(self, one: People) -> None:
        """Take an age that stands behind, between commas: "Ada Lind, 28,"."""
        at = one.end
        if self._fold(at - 1) in {"jr", "sr"} and self._fold(at) == ".":
            at += 1
        if self._fold(at) != "," or at + 1 >= len(self.tokens):
            return
        number = self.tokens[at + 1]
        closes = self._fold(at + 2) in _AGE_CLOSES or at + 2 >= len(self.tokens)
        if number.kind == "number" and number.fold.isdecimal() and len(number.fold) < 4 and closes:  # noqa: PLR2004  (digits of an age)
            age = int(number.fold)
            if age <= OLDEST:
                one.age, one.end = age, at + 2 + (self._fold(at + 2) == ",")

    def _fold(self, at: int) -> str:
        return self.folds[at] if 0 <= at < len(self.folds) else ""


#: What may stand behind an age that a comma leads to.
_AGE_CLOSES = frozenset({",", ".", ";", "and", "(", ")", "was", "", "has", "had", "is"})
#: The number that is dialled, never one of people.
EMERGENCY = 911

#: Nobody in the news is older.
OLDEST = 115
#: Words before a number in which "ages" may stand: "between the ages of 16 and 18".
AGES_BACK = 4
