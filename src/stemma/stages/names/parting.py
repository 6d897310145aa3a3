"""What a tagger takes for one name and is two, or none: Trump-Putin, Russia's Aerolin, Russian Meddling."""

from collections.abc import Sequence

from stemma.stages.names.features import Usage, letters_of
from stemma.stages.names.lists import known_places, name_heads, name_words
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word


def parted(sentence: Sequence[Word], tagged: Tagged, usage: Usage) -> list[Tagged]:
    """Return a found name in parts: two people or countries that a mark joins, a country and something else."""
    known = known_places()
    if _is_phrase(sentence, tagged, usage):
        return []
    if _asks(sentence, tagged, usage):
        tagged = _cut(tagged, (tagged.first + 1, tagged.last), "person")
    first = tagged.first
    behind = _behind_post(sentence, tagged)
    two = _two_sides(sentence, tagged, usage)
    if behind > first:
        return [_cut(tagged, (first, behind), "place"), _cut(tagged, (behind, tagged.last), "person")]
    if two:
        return [_cut(tagged, (first, first + 1), two), _cut(tagged, (first + 2, tagged.last), two)]
    for place in range(tagged.first + 1, tagged.last - 1):
        left, right = sentence[place - 1], sentence[place + 1]
        pair = sentence[place].form in {"-", "–"} and usage.titled.get(left.fold) and usage.titled.get(right.fold)
        pair = pair or (sentence[place].form == "&" and min(place - tagged.first, tagged.last - place - 1) > 1)
        if pair and tagged.type == "person":
            return [_cut(tagged, (first, place), "person"), _cut(tagged, (place + 1, tagged.last), "person")]
    for place in range(tagged.first + 1, tagged.last - 1):
        former = " ".join(word.fold for word in sentence[tagged.first : place])
        latter = " ".join(word.fold for word in sentence[place + 1 : tagged.last])
        joined = sentence[place].fold == "and" and (former in known or latter in known or _are_two(former, latter))
        owned = sentence[place].form in {"'s", "’s"} and tagged.type != "person"
        spoken = owned and _is_spoken(sentence[tagged.first : place], usage)
        if joined or (owned and former in known) or spoken:
            sides = ((tagged.first, place, former), (place + 1, tagged.last, latter))
            kinds = ("person" if spoken else tagged.type, tagged.type)
            return [
                Tagged(first, last, "place" if name in known else kind, tagged.score)
                for (first, last, name), kind in zip(sides, kinds, strict=True)
            ]
    return [tagged]


def _are_two(former: str, latter: str) -> bool:
    """Return whether two words that no list and no language knows are two names, and no firm of two founders."""
    return not letters_of(former).strip("?") and not letters_of(latter).strip("?") and " " not in former + latter


def _cut(tagged: Tagged, span: tuple[int, int], kind: str) -> Tagged:
    return Tagged(*span, kind, tagged.score)


def _two_sides(sentence: Sequence[Word], tagged: Tagged, usage: Usage) -> str:
    """Return what both sides of "Trump-Putin", "US-Russia" are when each stands alone elsewhere; else nothing."""
    if tagged.last - tagged.first != 3 or sentence[tagged.first + 1].form not in {"-", "–"}:  # noqa: PLR2004 - two words and what joins them
        return ""
    sides = [sentence[tagged.first], sentence[tagged.last - 1]]
    if all(word.fold.replace(".", "") in known_places() or word.fold in known_places() for word in sides):
        return "place"
    spoken = all(usage.titled.get(word.fold, 0) + usage.after_given.get(word.fold, 0) > 1 for word in sides)
    return "person" if spoken and all(word.form[0].isupper() for word in sides) else ""


def _is_spoken(words: Sequence[Word], usage: Usage) -> bool:
    """Return whether one word is a surname that titles or given names precede elsewhere: Orr of "Orr’s Norland"."""
    fold = words[-1].fold
    return len(words) == 1 and usage.titled.get(fold, 0) + usage.after_given.get(fold, 0) > 1


def _behind_post(sentence: Sequence[Word], tagged: Tagged) -> int:
    """Return where a person's name begins behind the country of his post: ambassador to Russia [Jon Orr]."""
    first = tagged.first
    if not first or sentence[first - 1].fold not in {"to", "of", "from", "for"}:
        return first
    for end in (first + 2, first + 1):
        joined = " ".join(word.fold for word in sentence[first:end])
        post = (
            first > 1 and sentence[first - 1].fold in {"of", "to"} and sentence[first - 2].fold in name_words().titles
        )
        given = tagged.type == "person" or (end < tagged.last and (post or "m" in letters_of(sentence[end].fold)))
        if given and joined in known_places() and tagged.last - end > 1:
            return end
    return first


#: Verbs that open a question in front of a name.
_ASKING = frozenset({"will", "may", "can", "could", "would", "should", "does", "did", "is", "was", "has"})


#: Prepositions with which a sentence opens in front of a name.
_OPENING = frozenset({"contra", "versus", "per", "re", "pace", "circa", "unlike", "despite"})


def _asks(sentence: Sequence[Word], tagged: Tagged, usage: Usage) -> bool:
    """Return whether the first word of a person's name is a verb: Will [Trump]."""
    first = sentence[tagged.first]
    opens = tagged.first == 0 or not sentence[tagged.first - 1].form[0].isalnum()
    if not opens or tagged.last - tagged.first != 2:  # noqa: PLR2004 - the verb and a surname
        return False
    rest = sentence[tagged.last - 1].fold
    elsewhere = usage.titled.get(rest, 0) + usage.after_given.get(rest, 0) > 1
    small = usage.lower.get(first.fold, 0) > 0
    asking = tagged.type == "person" and first.fold in _ASKING and small
    # "Welcome Orr" and "Contra Orr": a plain word or a preposition before a name that the pile knows.
    plain = "c" in letters_of(first.fold) and "m" not in letters_of(first.fold) and small
    head = rest in name_heads() or rest in name_words().roles
    return elsewhere and not head and (asking or plain or first.fold in _OPENING)


def _is_phrase(sentence: Sequence[Word], tagged: Tagged, usage: Usage) -> bool:
    """Return whether a people's adjective and a plain word are taken for a name: Russian Meddling."""
    rest = sentence[tagged.first + 1 : tagged.last]
    return (
        tagged.type != "person"
        and len(rest) == 1
        and sentence[tagged.first].fold in name_words().demonyms
        and rest[0].fold not in name_heads()
        and letters_of(rest[0].fold) == "c"
        and usage.lower.get(rest[0].fold, 0) > usage.inside.get(rest[0].fold, 0)
    )
