import numpy as np
from tests.support.ferry import sentences, witness

from stemma.model import Rows, StemCount
from stemma.stages.reuse import count_stems, sketch_sentences
from stemma.stages.reuse.background import Background, BackgroundSettings, learn_background
from stemma.stages.reuse.telling import FORMULA_BITS, NUMBER_BITS, Words, read_words
from stemma.text.tokens import tokenise

PROMISE = "The tunnel opens before the herring come back to Marrow."


def background(*texts: str) -> Background:
    witnesses = [witness(f"w{number}", text) for number, text in enumerate(texts)]
    rows = Rows([*witnesses, *(line for of in witnesses for line in sentences(of))])
    counts: list[StemCount] = list(count_stems(list(sketch_sentences(rows))))
    return learn_background(counts, settings=BackgroundSettings())


def read(text: str, *others: str) -> tuple[list[str], Words]:
    of = witness("w", text)
    tokens = [
        [token for token in tokenise(text, line.start, line.end) if token.kind != "mark"] for line in sentences(of)
    ]
    folds = [token.fold for sentence in tokens for token in sentence]
    return folds, read_words(of, tokens, background=background(text, *others))


def chosen(folds: list[str], flags: np.ndarray) -> list[str]:
    return [fold for fold, flag in zip(folds, flags.tolist(), strict=True) if flag]


def test_plain_words_are_neither_names_numbers_nor_formulas() -> None:
    folds, words = read("Divers led by Ada Venn found 41 lamps at the scene of the wreck.")
    assert chosen(folds, words.plain) == ["divers", "led", "by", "found", "lamps", "the", "wreck"]


def test_formulas_stay_phrases_of_the_writer() -> None:
    folds, words = read("The harpooner was taken to a loft.")
    assert "taken" in chosen(folds, words.phrase)
    assert "taken" not in chosen(folds, words.plain)
    assert "taken" not in chosen(folds, words.telling)


def test_words_in_a_formula_weigh_little_unless_a_run_carries_them() -> None:
    folds, words = read("The harpooner was pronounced dead at the scene.")
    at = folds.index("pronounced")
    assert words.weights[at] <= FORMULA_BITS < words.full_weights[at]


def test_numbers_weigh_no_more_than_the_subject_asks_for() -> None:
    folds, words = read("The strait swallowed 90,417 gulls.")
    assert words.weights[folds.index("90417")] <= NUMBER_BITS


def test_what_another_witness_quotes_is_a_speakers_without_marks_too() -> None:
    quoting = f"“{PROMISE[:-1]},” the minister said in the rain."
    folds, words = read(f"{PROMISE} Gulls cried.", quoting)
    assert chosen(folds, words.own) == ["the", "gulls", "cried"]


def test_what_nobody_quotes_is_the_writers_own() -> None:
    folds, words = read(f"{PROMISE} Gulls cried.", "A minister spoke in the rain.")
    assert chosen(folds, words.own) == folds


def test_one_stray_pair_of_marks_among_many_copies_changes_nothing() -> None:
    copies = [f"{PROMISE} Boat {number} sailed." for number in range(6)]
    folds, words = read(f"{PROMISE} Gulls cried.", *copies, f"“{PROMISE}”")
    assert chosen(folds, words.own) == folds


def test_a_body_without_words_has_empty_arrays() -> None:
    folds, words = read("")
    assert (folds, len(words.own), len(words.weights)) == ([], 0, 0)
