from stemma.stages.reuse.columns import build_columns, grow_tree
from stemma.text.tokens import Token, tokenise


def ranked(*texts: str) -> list[list[str]]:
    """Return, per column, what each reading has there, "" for nothing."""
    readings: list[list[Token]] = [tokenise(text) for text in texts]
    columns = build_columns(readings, grow_tree(readings, [1] * len(readings)))
    return [
        [readings[number][column.words[number]].fold if number in column.words else "" for number in range(len(texts))]
        for column in columns
    ]


def test_equal_words_share_a_column() -> None:
    assert ranked("nine sailors drowned", "ten sailors drowned") == [
        ["nine", "ten"], ["sailors", "sailors"], ["drowned", "drowned"],
    ]  # fmt: skip


def test_a_word_that_one_reading_lacks_has_a_column_of_its_own() -> None:
    assert ["old", "", "old"] in ranked("the old ferry sank", "the ferry sank", "the old ferry sank fast")


def test_a_word_meets_the_word_of_its_sort_and_not_a_small_one() -> None:
    assert ["friday", "thursday"] in ranked("the hull on friday the crossing", "the hull on thursday and the crossing")


def test_words_spelt_almost_alike_meet() -> None:
    assert ["osipyev", "osipiev"] in ranked("old osipyev heads it", "osipiev said now heads it")


def test_every_reading_reads_on_in_its_own_order() -> None:
    texts = ("a quick red fox ran home", "the red fox quickly ran", "fox and hound ran home today", "red ran")
    rows = ranked(*texts)
    for number, text in enumerate(texts):
        assert " ".join(row[number] for row in rows if row[number]) == text


def test_the_best_attested_reading_comes_first_then_the_nearest() -> None:
    readings = [tokenise(text) for text in ("a b c d", "a b c x", "q r s t")]
    branches = grow_tree(readings, [1, 5, 1])
    assert [branch.reading for branch in branches] == [1, 0, 2]
    assert branches[1].nearest == 1
