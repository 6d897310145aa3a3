"""Words of a sentence with the classes that matter for who speaks, read from bundled tables."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.stages.quotes.cues import Lexeme, follows
from stemma.text.paragraphs import Span
from stemma.text.tokens import tokenise

#: Shorter words in -ly are no adverbs: "ally", "fly".
SHORTEST_ADVERB = 5


class Is:
    """Word classes, as bits; a word may have several."""

    SUBJECT = 1
    RELATIVE = 2
    OBJECT = 4
    DETERMINER = 8
    POSSESSIVE = 16
    PREPOSITION = 32
    BINDING = 64
    SUBORDINATOR = 128
    COORDINATOR = 256
    AUXILIARY = 512
    NEGATION = 1024
    BE = 2048
    ADVERB = 4096
    TIME = 8192
    VERB = 16384
    MARK = 32768
    QUOTED = 65536
    CUE = 131072


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, a mark, or a whole quotation taken as one word; `is_` holds its classes as bits."""

    start: int
    end: int
    form: str
    is_: int
    capital: bool


class WordClasses(msgspec.Struct, frozen=True, kw_only=True):
    """The bundled word classes."""

    subjects: list[str]
    relatives: list[str]
    objects: list[str]
    determiners: list[str]
    possessives: list[str]
    prepositions: list[str]
    binding: list[str]
    subordinators: list[str]
    coordinators: list[str]
    auxiliaries: list[str]
    negations: list[str]
    be: list[str]
    adverbs: list[str]
    not_adverbs: frozenset[str]
    times: list[str]
    verbs: list[str]
    settings: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    circumstances: frozenset[str]
    going_on: frozenset[str]
    labels: frozenset[str]
    raising: frozenset[str]
    titles: frozenset[str]
    not_in_names: frozenset[str]
    groups: frozenset[str]
    unnamed: frozenset[str]
    pronouns: frozenset[str]
    counts: frozenset[str]
    small: frozenset[str]
    naming: frozenset[str]
    hedges: frozenset[str]
    focus: frozenset[str]
    alone: frozenset[str]
    plurals: frozenset[str]
    hearsay: frozenset[str]
    leading: frozenset[str]
    means: frozenset[str]
    owned: frozenset[str]
    anyone: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    nobody: frozenset[str]
    acting: frozenset[str]
    causing: frozenset[str]
    polls: frozenset[str]
    heading: frozenset[str]
    evidence: frozenset[str]
    aimed: frozenset[str]
    mute: frozenset[str]
    messages: frozenset[str]
    quantities: frozenset[str]
    seeming: frozenset[str]
    links: frozenset[str]
    questions: frozenset[str]
    voicing: frozenset[str]
    light: frozenset[str]


@cache
def classes() -> WordClasses:
    """Return the bundled word classes."""
    words: WordClasses = load_toml("quotes/words.toml", WordClasses)
    return words


@cache
def word_bits() -> Mapping[str, int]:
    """Return the classes of every listed word, as bits."""
    words = classes()
    listed = (
        (Is.SUBJECT, words.subjects),
        (Is.RELATIVE, words.relatives),
        (Is.OBJECT, words.objects),
        (Is.DETERMINER, words.determiners),
        (Is.POSSESSIVE, words.possessives),
        (Is.PREPOSITION, words.prepositions),
        (Is.BINDING, words.binding),
        (Is.SUBORDINATOR, words.subordinators),
        (Is.COORDINATOR, words.coordinators),
        (Is.AUXILIARY, words.auxiliaries),
        (Is.NEGATION, words.negations),
        (Is.BE, words.be),
        (Is.ADVERB, words.adverbs),
        (Is.TIME, words.times),
        (Is.VERB, words.verbs),
    )
    bits: dict[str, int] = {}
    for bit, forms in listed:
        for form in forms:
            bits[form] = bits.get(form, 0) | bit
    return bits


def words_of(text: str, span: Span, quoted: Sequence[Span], *, cue_forms: Mapping[str, Lexeme]) -> list[Word]:
    """Return the words of a stretch in order; each quotation in marks is one word, its marks left out.

    `quoted` holds what stands inside marks, sorted; `cue_forms` are the word forms that can be cues.
    """
    start, end = span
    words: list[Word] = []
    at = start
    for left, right in quoted[bisect_left(quoted, (start, start)) :]:
        if left >= end:
            break
        before = at
        at = _unmarked_right(text, right, end)
        words += _plain(text, before, _unmarked_left(text, left), first=start, cue_forms=cue_forms)
        shown = text[left:right].strip()
        words.append(Word(left, right, f"“{shown[-1:]}", Is.QUOTED, capital=shown[:1].isupper()))
    words += _plain(text, at, end, first=start, cue_forms=cue_forms)
    for at, word in enumerate(words):
        if word.is_ & Is.CUE and (tails := cue_forms[word.form].tails) and not _followed(words, at + 1, tails):
            words[at] = msgspec.structs.replace(word, is_=word.is_ & ~Is.CUE)
    return words


def _followed(words: Sequence[Word], at: int, tails: Sequence[Sequence[str]]) -> bool:
    """Return whether the words that make a cue of the verb before them stand at `at`."""
    return any(follows([word.form for word in words[at : at + len(tail)]], tail) for tail in tails)


def _unmarked_left(text: str, at: int) -> int:
    """Return where the single marks that open a quotation begin."""
    while at and text[at - 1] in _SINGLE_MARKS:
        at -= 1
    return at


def _unmarked_right(text: str, at: int, end: int) -> int:
    """Return where the single marks that close a quotation end, one space before them as well."""
    spaced = at + 1 < end and text[at] == " " and text[at + 1 : at + 3] == "''"
    at += spaced
    while at < end and text[at] in _SINGLE_MARKS:
        at += 1
    return at


#: Verbs of putting a question in passing; the main clause behind names who answers.
PUT = frozenset({"asked", "questioned", "pressed"})
#: Auxiliaries that are names as well.
_NAMES_TOO = frozenset({"will", "may"})
_SINGLE_MARKS = frozenset("'’‘‚`")
_QUOTE_MARKS = frozenset('"“”„«»「」『』`')


def _is_adverb(form: str, shown: str) -> bool:
    longer = form.endswith("ly") and len(form) >= SHORTEST_ADVERB
    return longer and not shown[0].isupper() and form not in classes().not_adverbs


def _plain(text: str, start: int, end: int, *, first: int, cue_forms: Mapping[str, Lexeme]) -> list[Word]:
    bits, words = word_bits(), []
    for token in tokenise(text, start, end):
        shown = text[token.start : token.end]
        if token.kind == "mark":
            if shown not in _QUOTE_MARKS:
                words.append(Word(token.start, token.end, shown, Is.MARK, capital=False))
            continue
        form = shown.lower().replace("’", "'")
        found = bits.get(form, 0)
        if form in _NAMES_TOO and shown[0].isupper() and token.start > first and _names(text, token.end, words):
            found &= ~Is.AUXILIARY
        if form in cue_forms:
            found |= Is.CUE
        if _is_initial(text, (token.start, token.end), words):
            found = 0
        if (clitic := _clitic(form, bits)) is not None:
            words += _contraction(token.start, token.end, form, clitic=clitic, capital=shown[0].isupper())
            continue
        if shown[0].isupper() and token.start > first:
            found &= ~Is.ADVERB
        elif _is_adverb(form, shown) and form not in cue_forms:
            found |= Is.ADVERB
        words.append(Word(token.start, token.end, form, found, capital=shown[0].isupper() or shown[0].isdigit()))
    return words


def _is_initial(text: str, span: Span, words: Sequence[Word]) -> bool:
    """Return whether a letter abbreviates a name in the midst of one, and is no article: "Dorin [A.] Marat"."""
    start, end = span
    alone = end - start == 1 and text[start].isupper() and text[end : end + 1] == "."
    return alone and text[end + 1 : end + 3].strip()[:1].isupper() and bool(words) and words[-1].capital


def _names(text: str, end: int, words: Sequence[Word]) -> bool:
    """Return whether "Will" or "May" is a name: no title in capitals goes on around it."""
    after = text[end : end + 2].strip()
    return not (words and words[-1].capital) or not after[:1].isupper()


def _clitic(form: str, bits: Mapping[str, int]) -> str | None:
    """Return the auxiliary that a pronoun is contracted with: "he's", "they've", "who'd"."""
    pronoun, mark, rest = form.partition("'")
    clitic = mark + rest
    named = bits.get(pronoun, 0) & (Is.SUBJECT | Is.RELATIVE)
    return clitic if named and bits.get(clitic, 0) & Is.AUXILIARY else None


def _contraction(start: int, end: int, form: str, *, clitic: str, capital: bool) -> list[Word]:
    """Return the two words of a contraction, so that the pronoun is a subject and the rest a part of the verb."""
    bits, at = word_bits(), end - len(clitic)
    pronoun = form[: -len(clitic)]
    return [
        Word(start, at, pronoun, bits[pronoun], capital=capital),
        Word(at, end, clitic, bits[clitic], capital=False),
    ]
