from tests.support.asserted import story
from tests.support.checked import checked_story, mismatches

from stemma.model import Mismatch, MismatchKind
from stemma.stages.claims import check_reports
from stemma.stages.claims.checks.story import CheckSettings

OFF = "The dyke broke on Wednesday, 4 March 2031, they say."
FITS = "The dyke broke on Tuesday, 4 March 2031, they say."


def test_copies_of_one_passage_are_one_row() -> None:
    rows = checked_story({"a": OFF, "b": OFF, "c": OFF})
    (one,) = mismatches(rows)
    assert [place.witness for place in one.places] == ["a", "b", "c"]
    assert (one.kind, one.held, one.slips) == (MismatchKind.WEEKDAY, [], [])


def test_the_same_words_in_passages_that_are_not_aligned_are_two_rows() -> None:
    rows = story({"a": OFF, "b": OFF}, lineages=[["a"], ["b"]])
    assert len(list(check_reports(rows))) == 2


def test_a_copy_in_which_it_fails_while_its_ancestor_holds_shows_a_slip() -> None:
    rows = checked_story({"a": FITS, "b": OFF}, kin=[("a", 0, "b", 0)], drawn=[("b", "a")])
    (one,) = mismatches(rows)
    assert [place.witness for place in one.places] == ["b"]
    assert [place.witness for place in one.held] == ["a"]
    assert one.slips == ["b"]
    assert one.why.endswith("; a text that it draws on has them fit, so the slip may be one of copying.")


def test_an_ancestor_behind_another_text_counts_too() -> None:
    texts = {"a": FITS, "b": "Nothing of it.", "c": OFF}
    (one,) = mismatches(checked_story(texts, kin=[("a", 0, "c", 0)], drawn=[("b", "a"), ("c", "b")]))
    assert one.slips == ["c"]


def test_where_the_ancestor_fails_and_the_copy_holds_nothing_slipped_in_copying() -> None:
    (one,) = mismatches(checked_story({"a": OFF, "b": FITS}, kin=[("a", 0, "b", 0)], drawn=[("b", "a")]))
    assert one.slips == []
    assert one.why.endswith("; elsewhere the same passage has them fit.")


def test_what_fits_everywhere_is_no_row() -> None:
    assert mismatches(checked_story({"a": FITS, "b": FITS})) == []


def test_what_is_less_sure_than_asked_is_not_told() -> None:
    rows = story({"a": OFF}, lineages=[["a"]])
    assert list(check_reports(rows, settings=CheckSettings(least=0.99))) == []


def test_two_statements_in_one_sentence_go_with_their_own_copies() -> None:
    text = "It broke on Wednesday, 4 March 2031, and reopened on Friday, 5 March 2031."
    found = mismatches(checked_story({"a": text, "b": text}))
    assert [[place.witness for place in one.places] for one in found] == [["a", "b"], ["a", "b"]]


def test_every_piece_stands_at_its_exact_words() -> None:
    (one,) = mismatches(checked_story({"a": OFF}))
    assert [OFF[piece.start : piece.end] for piece in one.places[0].pieces] == ["Wednesday", "4 March 2031"]


def test_other_languages_are_left_alone_and_the_order_of_rows_changes_nothing() -> None:
    rows = checked_story({"a": OFF, "b": OFF})
    again = checked_story({"b": OFF, "a": OFF})
    assert list(rows.of(Mismatch)) == list(again.of(Mismatch))
