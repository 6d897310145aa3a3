"""Names that no model knows: capitals inside sentences that are no words of the language, typed by their neighbours."""

from collections.abc import Iterator, Sequence

from stemma.stages.names.features import Usage, is_headline
from stemma.stages.names.lists import classes, lexicon, name_words
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word

#: How sure a capital makes, by what speaks beside it.
PLACED, SPEAKING, BARE = 0.6, 0.6, 0.4
#: Before a place, and before nearly nothing else.
_IN = frozenset({"in", "at", "near", "outside", "around", "across", "downtown"})


def capital_names(sentence: Sequence[Word], tagged: Sequence[Tagged], usage: Usage) -> Iterator[Tagged]:
    """Yield runs of capitals that nothing else explains, outside what is tagged already."""
    if is_headline(sentence):
        return
    taken = [False] * len(sentence)
    for one in tagged:
        taken[one.first : one.last] = [True] * (one.last - one.first)
    place = 0
    while place < len(sentence):
        last = place
        while last < len(sentence) and not taken[last] and _is_name_like(sentence, last, usage):
            last += 1
        if last > place:
            kind, score = _kind(sentence, place, last, usage=usage)
            yield Tagged(place, last, kind, score)
        place = max(last, place + 1)


def _is_name_like(sentence: Sequence[Word], place: int, usage: Usage) -> bool:
    word = sentence[place]
    if usage.shortened.get(word.fold, 0):
        return True
    if not word.form[0].isupper() or len(word.form) < 3 or word.form.isupper():  # noqa: PLR2004 - initials and cries
        return False
    letters, listed = lexicon().get(word.fold, ""), classes().get(word.fold, "")
    if "c" in letters or set(listed) & set("TRDdxLk") or usage.lower.get(word.fold, 0):
        return False
    if word.fold.endswith(("ian", "ians", "ese", "ish", "ists", "ism")) and not set(letters) & set("smft"):
        return False
    inside = usage.inside.get(word.fold, 0)
    opens = place == 0 or not sentence[place - 1].form[0].isalnum()
    return bool(inside) or not opens


def _kind(sentence: Sequence[Word], first: int, last: int, *, usage: Usage) -> tuple[str, float]:
    words = name_words()
    key = sentence[last - 1].fold
    before = sentence[first - 1].fold if first else ""
    after = sentence[last].fold if last < len(sentence) else ""
    given = {"m", "f"} & set(lexicon().get(sentence[first].fold, ""))
    if last - first > 1 and given:
        return "person", SPEAKING
    titled = usage.titled.get(key, 0)
    if last - first == 1 and usage.shortened.get(key, 0):
        return "organisation", PLACED
    if before in _IN and not titled:
        return "place", PLACED
    if after in words.speech or before in words.titles:
        return "person", SPEAKING
    return "other", BARE
