"""Titles, descriptions and pronouns join the name or the description that they mean, or stay open.

A text is read from its beginning to its end, as a reader does: who has been named and described so far is kept, and
each phrase is somebody of these or somebody new. They never make an entity and never join two.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.cues import countries_of
from stemma.stages.names.discourse import Discourse, Known, Referent
from stemma.stages.names.fitting import fits_person, fits_thing, of_that_country
from stemma.stages.names.frames import Frame, common_head, gender_of, read_frame
from stemma.stages.names.linking import VAGUE
from stemma.stages.names.lists import known_places, name_words, towns
from stemma.stages.names.pronouns import pronoun_gender, pronoun_referent
from stemma.stages.names.tokens import name_tokens
from stemma.text.tokens import REMEMBERED_FORMS

#: Characters between a name and its apposition or title, at most.
BESIDE = 3
#: How sure a title, an apposition, a description and a pronoun are.
TITLE, APPOSITION, DESCRIBED, PRONOUN = 0.95, 0.9, 0.7, 0.6
#: Times that a text names somebody as often as any other where a description without a name is of him.
OUTDOES = 2
#: Sentences at the head of a report, its headline and dateline included, that describe whom they do not name yet.
LEAD = 4


#: What a body is called that has been named shortly before.
_BODIES = frozenset(
    {
        "company",
        "team",
        "group",
        "agency",
        "studio",
        "network",
        "broadcaster",
        "airline",
        "retailer",
        "carmaker",
        "bank",
    }
    | {"newspaper", "magazine", "charity", "union", "association"}
)


class Joined(msgspec.Struct, frozen=True):
    """A phrase that means somebody: an entity, or the one whom an earlier phrase of its text, `same`, describes.

    Both are null where several fit, so that nobody can say whom it means.
    """

    mention: str
    entity: str | None
    score: float
    why: str
    same: str | None = None
    #: The head of a description.
    head: str = ""


#: Between a name and an apposition behind it: a comma, or his age between two; an apposition more.
_COMMA = re.compile(r"\s*,\s*(?:(?:aged )?\d{1,2}\s*,\s*)?(?:then |now |once )?")
#: Behind an office, where and for whom it is held.
_POST = re.compile(
    r"\s(?:to|of|for|from|in|at)\s(?:the )?[A-Z][\w.’'-]*(?:\s(?:of|the|and|for)?\s?[A-Z][\w.’'-]*){0,4}(?=,?\s$)"
)
#: Between one apposition and the next.
_MORE = re.compile(r"\s*,?\s*and\s*|\s*,\s*")
#: Before what somebody is hired, named or dismissed as.
_AS = re.compile(r"\bas\s+$")
#: Between a subject and what it is said to be.
_IS = re.compile(
    r"\s*(?:,?\s*(?:who|which)\s+)?(?:is|was|are|were|be|became|becomes|become|remains|remained|has been|had been)"
    r"(?:\s+(?:still|also|once|now|already|later|named|appointed|elected|hired as|named as))?\s*|\s+as\s+"
)


@lru_cache(REMEMBERED_FORMS)
def description_head(text: str) -> str:
    """Return the folded last word of a description, without its possessive; nothing where it ends in a mark."""
    phrase = Mention(
        id="", witness="", start=0, end=len(text), text=text, type=EntityType.PERSON, form=MentionForm.DESCRIPTION
    )
    return read_frame(text, phrase).head


def resolve_phrases(
    text: str,
    mentions: Sequence[Mention],
    homes: Mapping[str, str],
    *,
    known: Mapping[str, Known],
    sentences: Sequence[int],
) -> Iterator[Joined]:
    """Yield the phrases of one witness that join an entity or an earlier phrase.

    `homes` gives the entity of a name mention, `sentences` where the witness's sentences begin, sorted.
    """
    ordered = sorted(mentions, key=lambda one: (one.start, one.end))
    names = [one for one in ordered if one.form is MentionForm.NAME and one.id in homes]
    reader = _Reader(Discourse(text, known, sentences), names, homes)
    for mention in ordered:
        if mention.form is not MentionForm.NAME:
            joined = reader.read(mention)
            if joined:
                yield joined
        elif mention.id in homes:
            reader.told.take(reader.told.entity(mention, homes[mention.id]), mention)


class _Reader:
    """Takes in one phrase of a text after the other."""

    def __init__(self, told: Discourse, names: Sequence[Mention], homes: Mapping[str, str]) -> None:
        self.told, self._names, self._homes = told, names, homes
        #: Appositions, behind which more of them may follow.
        self._beside: set[str] = set()

    def read(self, phrase: Mention) -> Joined | None:
        """Return whom the next phrase means."""
        after = next((one for one in self._names if one.start >= phrase.end), None)
        if phrase.form is MentionForm.TITLE:
            if after is None or after.start - phrase.end > BESIDE:
                return None
            return self._joins(self._ahead(after), phrase, score=TITLE, why=f"The title stands before {after.text}.")
        if phrase.form is MentionForm.PRONOUN:
            meant = pronoun_referent(self.told, phrase)
            why = f"{_called(meant)} is the only one spoken of shortly before who fits." if meant else ""
            if meant is None:
                meant = self._announced(phrase)
                why = f"The sentence goes on with {_called(meant)}." if meant else ""
            return self._joins(meant, phrase, score=PRONOUN, why=why) if meant else None
        frame = read_frame(self.told.text, phrase)
        alike = next((one for one in self._names if one.start >= phrase.end and one.type is phrase.type), None)
        if alike and not frame.plural and self._leads(phrase, alike):
            return self._joins(
                self._ahead(alike), phrase, score=APPOSITION, why=f"Stands beside {alike.text}.", frame=frame
            )
        for rule in (self._behind, self._fitting, self._again, self._famous, self._kind, self._vague):
            joined = rule(phrase, frame)
            if joined:
                return joined
        self.told.new(phrase, head=common_head(frame.head), gender=gender_of(frame.head), plural=frame.plural)
        return None

    def _ahead(self, name: Mention) -> Referent:
        return self.told.entity(name, self._homes[name.id])

    def _announced(self, phrase: Mention) -> Referent | None:
        """Return whom the main clause names first, where a pronoun stands in the clause before: after she left, X."""
        gender = pronoun_gender(phrase.text)
        ahead = next((one for one in self._names if one.start >= phrase.end and one.type is EntityType.PERSON), None)
        if not gender or ahead is None or self.told.sentence(ahead.start) != self.told.sentence(phrase.start):
            return None
        opening = self.told.text[self.told.sentences[self.told.sentence(phrase.start)] : phrase.start]
        _, comma, rest = self.told.text[phrase.end : ahead.start].partition(", ")
        if not (_FIRST.match(opening) and comma) or "," in opening or _CLAUSE.search(rest.replace(" and ", " ")):
            return None
        meant = self._ahead(ahead)
        return meant if meant.gender in ("", gender) else None

    def _joins(self, meant: Referent, phrase: Mention, *, score: float, why: str, frame: Frame | None = None) -> Joined:
        first = meant.first.id
        self.told.take(meant, phrase)
        if frame:
            meant.heads.add(common_head(frame.head))
        head = common_head(frame.head) if frame else ""
        return Joined(phrase.id, meant.entity, score, why, None if meant.entity else first, head)

    def _leads(self, phrase: Mention, name: Mention) -> bool:
        """Return whether what stands between a description and a name makes the two one: nothing, or another role."""
        between = self.told.text[phrase.end : name.start]
        of_post = _POST.match(between)
        if of_post:
            # "The envoy to Norland Ada Venn", and "the envoy to Norland, Ada Venn, spoke".
            between = between[of_post.end() :]
        if between.strip() == ",":
            # "His brother, Ada Venn, spoke" and "As mayor, Ada Venn spoke", but not "According to him, Ada Venn spoke".
            opening = self.told.text[: read_frame(self.told.text, phrase).start].endswith("As ")
            return opening or self.told.text[name.end : name.end + 2].lstrip()[:1] in {",", "."}
        words = [word for word in re.split(r"[\s,-]+", between.lower()) if word]
        listed = name_words().roles | name_words().titles | name_words().demonyms.keys()
        return (
            between[:1] in {" ", "-"}
            and words[-1:] != ["and"]
            and all(word in listed or word in {"and", "turned"} for word in words)
        )

    def _behind(self, phrase: Mention, frame: Frame) -> Joined | None:
        """Return whom an apposition behind somebody, or what somebody is said to be, means."""
        before = self.told.before(frame.start)
        if before is None or before[0].plural or frame.plural:
            return None
        meant, mention = before
        between = self.told.text[mention.end : frame.start]
        beside = _COMMA.fullmatch(between) and mention.form is not MentionForm.PRONOUN
        more = _MORE.fullmatch(between) and mention.id in self._beside
        # "A diver, a baker and a clerk" are three.
        listed = mention.form is MentionForm.DESCRIPTION and frame.article == "a"
        listed = listed and read_frame(self.told.text, mention).article == "a"
        if meant.type is phrase.type and (((beside or more) and not listed) or _IS.fullmatch(between)):
            self._beside.add(phrase.id)
            return self._joins(meant, phrase, score=APPOSITION, why=f"Stands beside {_called(meant)}.", frame=frame)
        if _AS.search(between) and phrase.type is EntityType.PERSON and self._is_office(phrase, frame):
            people = [one for one in self.told.near(frame.start, 0) if one.type is EntityType.PERSON]
            if len(people) == 1 and people[0] is meant:
                why = f"{_called(people[0])} is the only one of the sentence who may be so."
                return self._joins(people[0], phrase, score=APPOSITION, why=why, frame=frame)
        return None

    def _is_office(self, phrase: Mention, frame: Frame) -> bool:
        """Return whether "as the mayor" can be what somebody is, and is no clause: as the mayor passed."""
        behind = self.told.text[phrase.end : phrase.end + 4]
        return behind[:1] not in {"'", "’"} and (frame.article != "the" or behind == " of ")

    def _fitting(self, phrase: Mention, frame: Frame) -> Joined | None:
        """Return the entity of "the 50-year-old", "the mayor", "the ministry": the one of the text that alone fits."""
        if frame.article == "his" or (phrase.type is EntityType.PERSON and frame.plural):
            return None
        before = [one for one in self._names if one.end <= phrase.start]
        after = [one for one in self._names if one.start >= phrase.end]
        fits = fits_person if phrase.type is EntityType.PERSON else fits_thing
        if frame.article == "a":
            # "A mayor" is nobody named before, but the head of a report may describe whom it names next.
            lead = self.told.sentence(phrase.start) < LEAD and frame.head not in VAGUE
            before, after = [], after if lead and not any(one.type is phrase.type for one in before) else []
        for names, when in ((before, "before"), (after, "after")):
            named = {self._homes[mention.id]: mention for mention in names if mention.type is phrase.type}
            known = ((home, self.told.known.get(home)) for home in named)
            fitting = {home: named[home] for home, facts in known if facts is not None and fits(frame, facts)}
            if len(fitting) > 1:
                return Joined(phrase.id, None, 0.0, "Several fit the description.")
            if fitting:
                mention = next(iter(fitting.values()))
                why = f"Only {mention.text}, named {when}, fits the description."
                return self._joins(self._ahead(mention), phrase, score=DESCRIBED, why=why, frame=frame)
        return None

    def _again(self, phrase: Mention, frame: Frame) -> Joined | None:
        """Return whoever alone has been described with this head before; one described anew is somebody new."""
        head = common_head(frame.head)
        same = [
            one
            for one in self.told.referents
            if head in one.heads and one.type is phrase.type and one.plural is frame.plural
        ]
        if frame.article in ("a", "his") or len(same) != 1 or self._passed(same[0], phrase):
            return None
        facts = self.told.known.get(same[0].entity or "")
        of = countries_of(frame.words) if phrase.type is EntityType.PERSON else frozenset()
        if facts and of and not of & facts.countries:
            return None
        why = f"Only {_called(same[0])} has been described so before."
        return self._joins(same[0], phrase, score=DESCRIBED, why=why, frame=frame)

    def _passed(self, meant: Referent, phrase: Mention) -> bool:
        """Return whether another body has been named since one was last spoken of: "the company" may be that one."""
        if phrase.type is EntityType.PERSON or phrase.type is EntityType.PLACE:
            return False
        return any(
            meant.mentions[-1].end <= name.start < phrase.start and name.type is phrase.type for name in self._names
        )

    def _famous(self, phrase: Mention, frame: Frame) -> Joined | None:
        """Return the person of the text where the description is of somebody whom no report leaves without a name."""
        if phrase.type is not EntityType.PERSON or frame.plural or common_head(frame.head) not in name_words().renown:
            return None
        if frame.article in ("a", "his"):
            return None
        counts = Counter(self._homes[one.id] for one in self._names if one.type is EntityType.PERSON)
        gender = gender_of(frame.head)
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < OUTDOES * ranked[1][1]):
            return None
        meant = self._ahead(next(name for name in self._names if self._homes[name.id] == ranked[0][0]))
        if gender and meant.gender not in ("", gender):
            return None
        return self._joins(
            meant, phrase, score=DESCRIBED, why=f"{_called(meant)} is whom the text names most.", frame=frame
        )

    def _kind(self, phrase: Mention, frame: Frame) -> Joined | None:
        """Return the only country, or the only body near, for "the country", "the company"."""
        if frame.article != "the" or frame.plural:
            return None
        fitting: dict[str, Mention] = {}
        if common_head(frame.head) == "country":
            fitting = {
                self._homes[name.id]: name
                for name in self._names
                if name.type is EntityType.PLACE and name.end <= phrase.start and _is_country(name.text)
            }
        elif common_head(frame.head) in _BODIES:
            bodies = (
                {
                    one.entity: one.first
                    for one in self.told.near(phrase.start, step)
                    if one.entity and _is_body(one) and not _is_other(one.first.text, frame.head)
                }
                for step in (0, 1)
            )
            fitting = next((found for found in bodies if found), {})
        if len(fitting) != 1 or not of_that_country(frame, self.told.known.get(next(iter(fitting)))):
            return None
        name = next(iter(fitting.values()))
        return self._joins(
            self._ahead(name), phrase, score=DESCRIBED, why=f"Only {name.text} is one of that kind.", frame=frame
        )

    def _beside_verb(self, one: Referent, frame: Frame) -> bool:
        """Return whether a verb alone stands between: the judge who sentenced the man is not the man."""
        ended = [mention.end for mention in one.mentions if mention.end <= frame.start]
        here = ended and self.told.sentence(ended[-1]) == self.told.sentence(frame.start)
        return bool(here) and not _CLAUSE.search(self.told.text[ended[-1] : frame.start])

    def _vague(self, phrase: Mention, frame: Frame) -> Joined | None:
        """Return the only one near for "the man", "the building": heads that say hardly more than a pronoun."""
        vague = {EntityType.PERSON: name_words().anybody, EntityType.PLACE: name_words().anywhere}
        if frame.head not in vague.get(phrase.type, frozenset()) or frame.article in ("a", "his"):
            return None
        gender = gender_of(frame.head)
        for step in (0, 1):
            near = [
                one
                for one in self.told.near(phrase.start, step)
                if one.type is phrase.type
                and one.plural is frame.plural
                and (not gender or one.gender in ("", gender))
                and not (one.entity and phrase.type is EntityType.PLACE and _is_town(one.first.text))
                and not (one.type is EntityType.PERSON and self._beside_verb(one, frame))
            ]
            if near:
                if len(near) > 1:
                    return None
                return self._joins(
                    near[0], phrase, score=PRONOUN, why=f"{_called(near[0])} is the only one near who may be so."
                )
        return None


#: What opens a clause that stands before the main one.
_FIRST = re.compile(
    r"\W*(?:After|Before|When|While|As|Since|Although|Though|Despite|In|With|If|Once|Until|Because|During)\b"
)
#: What opens another clause, so that its object may be the subject before it.
_CLAUSE = re.compile(
    r"[,;:()\n]|\b(?:who|which|that|when|while|as|after|before|because|where|if|and|but|or|for|since|until|though)\b"
)


def _called(meant: Referent) -> str:
    """Return how a text first speaks of somebody."""
    return meant.first.text if meant.entity else f"“{meant.first.text}”"


#: Last words of the names of bodies of the state and of faith, which no text calls a company or an agency.
_STATELY = frozenset(
    {
        *("court", "tribunal", "senate", "parliament", "congress", "house", "assembly", "council", "party", "church"),
        *("university", "college", "school", "committee"),
    }
)
_OFFICIAL = frozenset({"ministry", "department", "commission", "police", "government", "administration", "office"})


def _is_other(name: str, head: str) -> bool:
    """Return whether a body says by its own head that it is none of what a description calls it."""
    last = name.rpartition(" ")[2].lower()
    named = common_head(head)
    if named in {"group", "organization", "organisation", "body"} or last == head:
        return False
    return last in _STATELY or (last in _OFFICIAL and named != "agency")


def _is_body(one: Referent) -> bool:
    return one.type is EntityType.ORGANISATION


def _is_country(text: str) -> bool:
    return " ".join(word.fold for word in name_tokens(text, 0, len(text))) in known_places()


def _is_town(text: str) -> bool:
    return _is_country(text) or " ".join(word.fold for word in name_tokens(text, 0, len(text))) in towns()
