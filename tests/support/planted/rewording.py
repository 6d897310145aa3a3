"""How editors reword a text: synonyms, order, voice, attribution, trimming, hedging, at a strength."""

import random
import re
from functools import cache

import msgspec
from tests.support.planted.lexicon import words
from tests.support.planted.texts import Attribution, Clause, Draft, Order, Piece, Sentence, map_pieces, map_sentences

#: Words that editors slip in.
FILLERS = [
    "also",
    "meanwhile",
    "at the same time",
    "in addition",
    "for its part",
    "as it turned out",
    "in the meantime",
]
HEDGES = ["reportedly", "apparently", "allegedly", "it is believed"]
#: First and second person as a third person would retell them.
INDIRECT = {
    "I": "they",
    "we": "they",
    "We": "they",
    "our": "their",
    "Our": "their",
    "my": "their",
    "My": "their",
    "me": "them",
    "us": "them",
}
#: A fact is retold by the descendants of one origin in so many.
RETELLERS = 5
#: An article and the letter that decides its form.
ARTICLE = re.compile(r"\ban? (?=([a-z]))")


class Strength(msgspec.Struct, frozen=True):
    """Chances of each kind of rewording, per sentence or per word."""

    name: str
    synonym: float = 0.0
    reorder: float = 0.0
    voice: float = 0.0
    cue: float = 0.0
    unattribute: float = 0.0
    drop_adjunct: float = 0.0
    filler: float = 0.0
    hedge: float = 0.0
    drop: float = 0.0
    merge: float = 0.0
    split: float = 0.0
    indirect: float = 0.0
    trim_quote: float = 0.0
    slip: float = 0.0
    #: A figure loses its last digits.
    blur: float = 0.0
    #: A fact is told in a new frame.
    retell: float = 0.0


NONE = Strength("none")
LIGHT = Strength(
    "light",
    synonym=0.12,
    reorder=0.03,
    cue=0.3,
    drop=0.06,
    merge=0.05,
    split=0.05,
    trim_quote=0.05,
    slip=0.01,
    hedge=0.01,
)
MEDIUM = Strength(
    "medium",
    synonym=0.5, reorder=0.25, voice=0.2, cue=0.5, unattribute=0.1, drop_adjunct=0.12, filler=0.08, hedge=0.03,
    drop=0.12, merge=0.12, split=0.15, indirect=0.1, trim_quote=0.15, slip=0.02,
    blur=0.06,
)  # fmt: skip
HEAVY = Strength(
    "heavy",
    synonym=0.9, reorder=0.6, voice=0.6, cue=0.9, unattribute=0.3, drop_adjunct=0.25, filler=0.25, hedge=0.06,
    drop=0.2, merge=0.2, split=0.25, indirect=0.7, trim_quote=0.2, slip=0.03,
    blur=0.2,
    retell=0.3,
)  # fmt: skip
STRENGTHS = {strength.name: strength for strength in (NONE, LIGHT, MEDIUM, HEAVY)}


def reword(draft: Draft, strength: Strength, chance: random.Random) -> Draft:
    """Return the draft reworded sentence by sentence; the first sentence is never dropped."""
    first = draft.paragraphs[0][0]

    def change(sentence: Sentence) -> Sentence | None:
        if sentence is not first and chance.random() < strength.drop:
            return None
        return reword_sentence(sentence, strength, chance)

    return _regroup(map_sentences(draft, change), strength, chance)


def reword_sentence(sentence: Sentence, strength: Strength, chance: random.Random) -> Sentence:
    """Return one sentence reworded."""
    if sentence.quoted:
        sentence = _requote(sentence, strength, chance)
    if not sentence.quoted:
        clauses = tuple(_reorder(clause, strength, chance) for clause in sentence.clauses)
        sentence = msgspec.structs.replace(sentence, clauses=clauses)
        sentence = map_pieces(sentence, lambda piece: _synonyms(piece, strength.synonym, chance))
        sentence = _insert(sentence, strength, chance)
    sentence = map_pieces(
        sentence, lambda piece: blur(slip(piece, strength.slip, chance), strength.blur, chance), quotes=False
    )
    return _reattribute(sentence, strength, chance)


@cache
def synonyms() -> dict[str, list[str]]:
    """Return for every word of the thesaurus the words that may stand for it."""
    groups = [*words().thesaurus.groups]
    for scene in words().scenes:
        groups += [[form.split(">")[0] for form in group] for group in scene.verbs]
    table: dict[str, list[str]] = {}
    for group in groups:
        for word in group:
            table.setdefault(word, []).extend(other for other in group if other != word)
    return table


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted(synonyms(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def _synonyms(piece: Piece, rate: float, chance: random.Random) -> Piece:
    table = synonyms()
    if piece.slot or rate <= 0:
        return piece

    def swap(found: re.Match[str]) -> str:
        phrase = found.group()
        return chance.choice(table[phrase]) if chance.random() < rate else phrase

    return Piece(
        ARTICLE.sub(lambda found: "an " if found.group(1) in "aeiou" else "a ", _phrases().sub(swap, piece.text))
    )


def _reorder(clause: Clause, strength: Strength, chance: random.Random) -> Clause:
    if clause.order is Order.RAW:
        return clause
    adjuncts, order = clause.adjuncts, clause.order
    if len(adjuncts) > 1 and chance.random() < strength.drop_adjunct:
        gone = chance.randrange(len(adjuncts))
        adjuncts = adjuncts[:gone] + adjuncts[gone + 1 :]
    if len(adjuncts) > 1 and chance.random() < strength.reorder:
        adjuncts = tuple(chance.sample(adjuncts, len(adjuncts)))
    if chance.random() < strength.reorder:
        order = Order.PLAIN if order is Order.FRONTED else Order.FRONTED
    if clause.participle and clause.object and chance.random() < strength.voice:
        order = Order.PASSIVE if order is not Order.PASSIVE else Order.PERFECT
    elif chance.random() < strength.voice / 6:
        order = Order.CLEFT
    return msgspec.structs.replace(clause, adjuncts=adjuncts, order=order)


def _insert(sentence: Sentence, strength: Strength, chance: random.Random) -> Sentence:
    first, *others = sentence.clauses
    if first.order is Order.RAW or not first.verb:
        return sentence
    if chance.random() < strength.hedge:
        verb = (Piece(f"{chance.choice(HEDGES[:3])} ", "modality:hedge"), *first.verb)
    elif chance.random() < strength.filler:
        verb = (Piece(f"{chance.choice(FILLERS[:1])} "), *first.verb)
        if first.order is Order.PLAIN:
            subject = (Piece(f"{chance.choice(FILLERS[1:])}, "), *first.subject)
            first, verb = msgspec.structs.replace(first, subject=subject), first.verb
    else:
        return sentence
    return msgspec.structs.replace(sentence, clauses=(msgspec.structs.replace(first, verb=verb), *others))


def _requote(sentence: Sentence, strength: Strength, chance: random.Random) -> Sentence:
    (clause,) = sentence.clauses
    text = clause.subject[0].text
    if chance.random() < strength.trim_quote:
        pieces = re.split(r"(?<=\.) |, and |, but ", text)
        text = chance.choice(pieces).rstrip(".")
        clause = msgspec.structs.replace(clause, subject=(Piece(text),))
        sentence = msgspec.structs.replace(sentence, clauses=(clause,))
    kept = "." in text or sentence.attribution is None or not may_retell(clause.stock)
    if kept or sentence.attribution is None or chance.random() >= strength.indirect:
        return sentence
    told = re.sub(r"\b(I|[Ww]e|[Oo]ur|[Mm]y|me|us)\b", lambda found: INDIRECT[found.group()], text)
    clause = msgspec.structs.replace(clause, subject=(Piece(told[0].lower() + told[1:]),))
    said = msgspec.structs.replace(sentence.attribution, place="before", cue="said")
    return msgspec.structs.replace(sentence, clauses=(clause,), quoted=False, attribution=said)


def slip(piece: Piece, rate: float, chance: random.Random) -> Piece:
    """Return the piece, now and then with its figure or year bent."""
    kind = piece.slot.partition(":")[0]
    digits = re.search(r"\d+", piece.text)
    if kind not in ("number", "date") or digits is None or chance.random() >= rate:
        return piece
    value = digits.group()
    swapped = value[:-2] + value[:-3:-1]
    if swapped == value or swapped[0] == "0":
        swapped = str(int(value) + chance.choice([1, 2, 10]))
    return Piece(piece.text.replace(value, swapped, 1), piece.slot)


def may_retell(stock: str) -> bool:
    """Return whether descendants of this origin may retell this fact or quotation.

    Each is retold on one side of independence only, or two rewriters would coincide word for word.
    """
    origin, what = re.match(r"(?:e\d+)?(?:o(\d+))?(.*)", stock).groups()  # type: ignore[union-attr]
    return sum(map(ord, what)) % RETELLERS == int(origin or 0) % RETELLERS


def blur(piece: Piece, rate: float, chance: random.Random) -> Piece:
    """Return the piece, now and then with its figure rounded down: precision goes one way only."""
    if not piece.slot.startswith("number:") or not piece.text.isdigit() or chance.random() >= rate:
        return piece
    number = int(piece.text)
    if number < 20:
        return piece
    step = 10 ** (len(piece.text) - 1)
    return Piece(f"{chance.choice(['more than', 'over'])} {number // step * step}", piece.slot)


def _reattribute(sentence: Sentence, strength: Strength, chance: random.Random) -> Sentence:
    said = sentence.attribution
    if said is None:
        return sentence
    if not sentence.quoted and sentence.clauses[0].order is not Order.RAW and chance.random() < strength.unattribute:
        return msgspec.structs.replace(sentence, attribution=None)
    cue, place = said.cue, said.place
    if place == "after" and chance.random() < strength.cue:
        cue = chance.choice(words().thesaurus.attribution)
    if chance.random() < strength.reorder and sentence.clauses[0].order is not Order.RAW:
        place = chance.choice(["after", "before", "according"])
    if place == "before" and not sentence.quoted:
        cue = "said"
    return msgspec.structs.replace(sentence, attribution=Attribution(said.speaker, cue, place))


def _regroup(draft: Draft, strength: Strength, chance: random.Random) -> Draft:
    return msgspec.structs.replace(
        draft, paragraphs=tuple(_merge_split(paragraph, strength, chance) for paragraph in draft.paragraphs)
    )


def _merge_split(paragraph: tuple[Sentence, ...], strength: Strength, chance: random.Random) -> tuple[Sentence, ...]:
    out: list[Sentence] = []
    for sentence in paragraph:
        if len(sentence.clauses) > 1 and chance.random() < strength.split:
            out += [msgspec.structs.replace(sentence, clauses=(clause,)) for clause in sentence.clauses]
        elif out and _mergeable(out[-1]) and _mergeable(sentence) and chance.random() < strength.merge:
            clauses = (*out[-1].clauses, *sentence.clauses)
            joiner = chance.choice([", and", ", while", ";", ", as"])
            out[-1] = msgspec.structs.replace(out[-1], clauses=clauses, joiner=joiner)
        else:
            out.append(sentence)
    return tuple(out)


def _mergeable(sentence: Sentence) -> bool:
    return not sentence.quoted and sentence.attribution is None and len(sentence.clauses) == 1
