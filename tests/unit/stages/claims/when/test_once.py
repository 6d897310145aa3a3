import pytest
from tests.support.asserted import phrase, story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.stages.claims.when.once import once_done

AUDIT = "The minister Ada Venn resigned on Monday after an audit found that the harbour board had paid twice."


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("The minister, Ada Venn, resigned on Monday.", "resigned", ("resign", "Ada Venn")),
        ("Ada Venn, 48, quit on Monday.", "quit", ("resign", "Ada Venn")),
        ("Venn, who has resigned, spoke on Monday.", "resigned", ("resign", "Venn")),
        ("Minister Ada Venn stepped down on Monday.", "resigned", ("resign", "Minister Ada Venn")),
        ("Ada Venn was elected on Monday.", "elected", ("elected", "Ada Venn")),
        # Who elected, who stepped ashore, who did what is done again and again, and nobody who is named.
        ("Varnmouth elected on Monday a new board.", "elected", None),
        ("Ada Venn stepped ashore on Monday.", "stepped", None),
        ("Ada Venn announced on Monday a plan.", "announced", None),
        ("The minister resigned on Monday.", "resigned", None),
    ],
)
def test_what_a_named_person_does_once(text: str, verb: str, found: tuple[str, str] | None) -> None:
    told = phrase(text)
    once = once_done(told, told.folds.index(verb))
    assert (once and (once.deed, text[once.doer.start : once.doer.end])) == found


def rows_of(*texts: str, together: bool = False) -> list[Proposition]:
    keys = "abcdef"[: len(texts)]
    lineages = [list(keys)] if together else [[key] for key in keys]
    told = story(dict(zip(keys, texts, strict=True)), lineages=lineages)
    return [one for one in Rows(weigh_claims(told)).of(Proposition) if one.kind == "when" and len(one.values) > 1]


def test_days_given_to_what_a_person_does_once_meet_in_sentences_that_have_nothing_else_in_common() -> None:
    (one,) = rows_of(AUDIT, "Venn, who resigned on Sunday, did not sign it, said her lawyer.")
    assert (one.verdict, sorted(value.value for value in one.values)) == (Verdict.GENUINE, ["Monday", "Sunday"])


def test_copies_that_give_it_another_day_have_bent_it() -> None:
    (one,) = rows_of(AUDIT, "Venn, who resigned on Sunday, did not sign it, said her lawyer.", together=True)
    assert (one.verdict, one.rule) == (Verdict.TRANSMISSION, "bent in copying")


@pytest.mark.parametrize(
    "other",
    [
        "Otto Brack, who resigned on Sunday, did not sign it, said her lawyer.",
        "Venn, who spoke on Sunday, did not sign it, said her lawyer.",
    ],
)
def test_another_person_and_another_deed_are_something_else(other: str) -> None:
    assert rows_of(AUDIT, other) == []
