"""Cues that are no verbs: nouns and adjectives of the table, and verbs that only carry one of the nouns."""

from collections.abc import Sequence

from stemma.stages.quotes.cues import Cue, CueRule, CueTable, Form, Takes
from stemma.stages.quotes.lexicon import Is, Word, classes

#: A verb that only carries a noun has it within so many words: "expressed [deep concern]".
NEAR_NOUN = 6
#: Marks that close what is inserted between a subject and its verb.
_INSERTED = frozenset({",", ")"})
_GROUP = Is.AUXILIARY | Is.ADVERB | Is.NEGATION
_ABOUT = frozenset({"of", "on", "for", "about", "against", "over"})
#: What an adjective of feeling is about: "impressed by", "pleased with", "interested in".
_TOWARDS = _ABOUT | {"with", "by", "at", "in", "toward", "towards"}


def make_cue(words: Sequence[Word], span: tuple[int, int], head: int, *, rule: CueRule, form: Form) -> Cue:
    """Return the cue that spans some words, with its negation and hedge."""
    group = words[span[0] : span[1]]
    return Cue(
        first=span[0],
        last=span[1],
        head=head,
        rule=rule,
        form=form,
        negated=any(word.is_ & Is.NEGATION for word in group),
        hedged=any(word.form in classes().hedges for word in group),
    )


def group_start(words: Sequence[Word], at: int) -> int:
    """Return where the verb group begins whose main verb stands at `at`: "[has never] said"."""
    first = at
    while first and (_since(words, first - 1) or _helps(words, first - 1)):
        first -= 1
    breaks = Is.PREPOSITION | Is.DETERMINER | Is.COORDINATOR
    while first < at and words[first].form in classes().focus and (not first or words[first - 1].is_ & breaks):
        first += 1
    return first


def _helps(words: Sequence[Word], at: int) -> bool:
    """Return whether a word can stand before the main verb of its group."""
    return bool(words[at].is_ & (Is.AUXILIARY | Is.ADVERB | Is.NEGATION)) and not _fresh(words, at)


def _since(words: Sequence[Word], at: int) -> bool:
    """Return whether "since" stands inside a verb group: "has [since] said"."""
    return words[at].form == "since" and at > 0 and bool(words[at - 1].is_ & Is.AUXILIARY)


def _fresh(words: Sequence[Word], at: int) -> bool:
    """Return whether a word begins a sentence or follows a mark, so that an adverb there is no part of a verb.

    Behind a comma or a bracket it is: "Ann Lee, a pilot, [also said]".
    """
    if words[at].is_ & Is.AUXILIARY:
        return False
    return at == 0 or (bool(words[at - 1].is_ & Is.MARK) and words[at - 1].form not in _INSERTED)


def noun_cue(words: Sequence[Word], at: int, table: CueTable, *, carried: bool = False) -> Cue | None:
    """Return the cue of a noun that what opens its words follows, or the one whose they are: "claims that", "by".

    `carried`: a verb before it carries it.
    """
    noun = table.nouns.get(words[at].form)
    if noun is None or at + 1 >= len(words) or (noun.carried and not carried) or _sets(words, at):
        return None
    after = words[at + 1].form
    takes: frozenset[Takes] = frozenset()
    last = at + 1
    if after in {"by", "from"}:
        takes = frozenset({"noun"})
    elif after in noun.opens & {"that", "to"} and not _priced(words, at + 2):
        takes = frozenset({"clause" if after == "that" else "to"})
    elif (after == "to" and words[at].form in classes().aimed) or (after in _ABOUT and "about" in noun.opens):
        takes, last = frozenset({"noun"}), at + 2
    if not takes:
        return None
    rule = CueRule(id=f"noun {words[at].form}", strength=noun.strength, takes=takes)
    return make_cue(words, (at, last), at, rule=rule, form=Form.NOUN)


def _sets(words: Sequence[Word], at: int) -> bool:
    """Return whether a noun only says in what form a verb's words were given: "said [in a statement] that"."""
    if words[at].form not in classes().settings:
        return False
    lead = next((index for index in range(at - 1, max(0, at - 4), -1) if words[index].form == "in"), None)
    return lead is not None and any(word.is_ & Is.CUE for word in words[max(0, lead - 2) : lead])


def _priced(words: Sequence[Word], at: int) -> bool:
    """Return whether a price or a number stands at a word: "raised its offer to [$26]" offers to do nothing."""
    return at < len(words) and (words[at].form[:1].isdigit() or words[at].form in {"$", "£", "€"})


def light_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    """Return the cue of a verb that only carries a noun: "[expressed deep concern about]", "[made a promise] to"."""
    if words[at].form not in classes().light:
        return None
    breaks = Is.MARK | Is.QUOTED | Is.AUXILIARY | Is.PREPOSITION | Is.SUBJECT | Is.SUBORDINATOR | Is.COORDINATOR
    if words[at].is_ & Is.AUXILIARY:
        # "Has faced claims that": another verb carries the noun, and the claims are not its subject's.
        breaks |= Is.VERB
    for index in range(at + 1, min(len(words), at + NEAR_NOUN)):
        word = words[index]
        if word.form in table.nouns:
            noun = noun_cue(words, index, table, carried=True)
            if noun is None or words[index + 1].form in {"by", "from"}:
                return None
            strength = "said" if words[at].form in classes().voicing else noun.rule.strength
            rule = CueRule(id=noun.rule.id, strength=strength, takes=noun.rule.takes)
            return make_cue(words, (group_start(words, at), noun.last), at, rule=rule, form=Form.FINITE)
        if word.is_ & breaks or word.form.endswith(("'s", "s'")):
            return None
    return None


def adjective_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    """Return the cue of "is worried about", "remains convinced that", "are eager to"."""
    if words[at].form not in table.adjectives or at + 1 >= len(words):
        return None
    linking = classes().links
    first = at
    while first and (words[first - 1].is_ & _GROUP or words[first - 1].form in linking):
        first -= 1
    group = words[first:at]
    if not any(word.is_ & Is.BE or word.form in linking for word in group):
        return None
    after, strength, last = words[at + 1], table.adjectives[words[at].form], at + 1
    if after.form == "to":
        takes = "to"
    elif after.form == "that":
        takes = "clause"
    elif after.form in _TOWARDS:
        takes, last = "noun", at + 2
    elif strength == "thought" and (after.is_ & Is.SUBJECT or after.form == "the"):
        takes = "clause"
    else:
        return None
    rule = CueRule(id=words[at].form, strength=strength, takes=frozenset({takes}))
    return make_cue(words, (first, last), at, rule=rule, form=Form.FINITE)


def links(words: Sequence[Word], at: int, table: CueTable) -> bool:
    """Return whether a verb only links its subject to an adjective that is a cue: "[feels] confident that"."""
    if words[at].form not in classes().links:
        return False
    following = next((word for word in words[at + 1 : at + 4] if not word.is_ & Is.ADVERB), None)
    return following is not None and following.form in table.adjectives
