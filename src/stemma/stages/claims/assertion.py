"""An assertion: a claim as one text makes it, before it meets others."""

import msgspec


class Assertion(msgspec.Struct, frozen=True, kw_only=True):
    """What one sentence asserts of something: the slot of a subject, and the value it is given.

    `key` is what the claim is about in the form under which claims meet; empty keys meet nothing. Moments are ISO days.
    """

    witness: str
    start: int
    end: int
    #: count, person, age, role, membership, origin, cause, figure, counted, when, said-when, occasion, last-time,
    #: page-hour, names, harmed, wording, fragment.
    kind: str
    subject: str
    key: str
    slot: str
    value: str
    normalised: str
    low: float | None = None
    high: float | None = None
    modifier: str = "exact"
    unit: str = ""
    grain: float = 1.0
    earliest: str | None = None
    latest: str | None = None
    #: The number comes on top of others.
    other: bool = False
    negated: bool = False
    hedge: str | None = None
    #: Whose words they are; null for the narrator.
    speaker: str | None = None
    told_to: str | None = None
    #: Of claims about people: what happened to them, and who they are as far as it is said.
    happening: str = ""
    surname: str = ""
    age: int | None = None
    #: One word of a name that the text tells elsewhere stands for them.
    alone: bool = False
    #: The noun or pronoun for one person, and where it stands.
    head: str = ""
    who_start: int = -1
    #: "A fifth victim" is the fifth of them; 0 where no such word tells it.
    rank: int = 0
    #: Told of for the first time: "a boy"; and as one more than those before: "another man", "a second boy".
    fresh: bool = False
    another: bool = False
    #: How badly they were hurt: such a number is of some of the hurt.
    degree: str = ""
    #: They are the object of what somebody did, who is not among them.
    done_to: bool = False
    #: A state of the hurt tells it, as "in critical condition" does.
    by_state: bool = False
    #: The sentence speaks of the one who did it, whom a toll may count.
    attacker: bool = False
    #: The number is of some of those to whom it happened, as its own sentence shows.
    of_some: bool = False
    #: The number is told as a part of others: "one of the boys".
    partitive: bool = False
    #: The sort of people that it counts; empty for people in general.
    sort: str = ""
    #: So many dead its sentence sets beside it: "nine were shot and one was killed".
    beside_dead: float = 0.0
    #: Numbers, normalised, that its sentence says were told before.
    before: tuple[str, ...] = ()
    #: It speaks of another time or of many cases, and not of this event.
    aside: bool = False
    #: Stems of the sentence around it, sorted: what binds two claims that share a key.
    context: tuple[str, ...] = ()
    #: The sentence says that it tells a state that moves: "so far", "rose to".
    moving: bool = False
    #: It is told as a sum: "in all", "so far", "have now been".
    summed: bool = False
    #: It is a toll of people: of dead, hurt, missing, driven out.
    toll: bool = False
    #: Its sentence tells what is to come: "will meet", "was scheduled for".
    planned: bool = False
    #: The span of time that it is of, as ISO says it; empty where none is told.
    span: str = ""
    #: Stems before the noun that is counted.
    narrowing: tuple[str, ...] = ()
    #: Words of the nearest name before a figure.
    owner: tuple[str, ...] = ()
    #: Utterances of which its sentence quotes words.
    utterances: tuple[str, ...] = ()
    #: Of a year in which one person did something: who, by surname or entity, where that name stands, and where it was.
    doer: str = ""
    doer_span: tuple[int, int] = (-1, -1)
    deed: tuple[str, ...] = ()
    #: Of a day on which somebody came or went: the words of the place, its noun last.
    whither: tuple[str, ...] = ()
    #: Who says the words of which its sentence tells when they were said.
    said_by: tuple[str, ...] = ()
    #: Pairs of words that its sentence quotes, one weighty word in each.
    quoting: tuple[str, ...] = ()
    #: Of a moment: what speaks for and against its being that of the event, sorted.
    signs: tuple[str, ...] = ()
    #: Place of the sentence in its text, the headline first.
    sentence: int = -1

    @property
    def value_is_told(self) -> bool:
        """Whether a person is told of, and not only a pronoun or the kind of event."""
        return self.head != "he" or self.end - self.start > len(self.value.split(" ", maxsplit=1)[0])
