import pytest

from stemma.model import Strength
from stemma.stages.quotes.cues import cue_table, inflect


@pytest.mark.parametrize(
    ("listed", "forms"),
    [
        ("claim", ("claim", "claims", "claimed", "claimed", "claiming")),
        ("note", ("note", "notes", "noted", "noted", "noting")),
        ("deny", ("deny", "denies", "denied", "denied", "denying")),
        ("stress", ("stress", "stresses", "stressed", "stressed", "stressing")),
        ("plan", ("plan", "plans", "planned", "planned", "planning")),
        ("admit", ("admit", "admits", "admitted", "admitted", "admitting")),
        ("slam", ("slam", "slams", "slammed", "slammed", "slamming")),
        ("reveal", ("reveal", "reveals", "revealed", "revealed", "revealing")),
        ("say says said saying", ("say", "says", "said", "said", "saying")),
        ("write writes wrote written writing", ("write", "writes", "wrote", "written", "writing")),
        ("read reads reading", ("read", "reads", "read", "read", "reading")),
    ],
)
def test_verbs_are_inflected_as_english_does(listed: str, forms: tuple[str, ...]) -> None:
    assert inflect(listed) == forms


def test_every_form_leads_to_its_line_in_the_table() -> None:
    table = cue_table()
    for form in ("says", "denied", "warning", "wrote", "urges"):
        assert table.forms[form].base in table.rules


def test_every_cue_has_a_strength_that_records_know() -> None:
    table = cue_table()
    strengths = {rule.strength for rule in table.rules.values()}
    strengths |= {rule.strength for found in table.phrases.values() for _, rule in found}
    assert strengths <= {strength.value for strength in Strength}


def test_every_phrase_has_a_verb_whose_forms_are_known() -> None:
    table = cue_table()
    bases = {lexeme.base for lexeme in table.forms.values()}
    assert set(table.phrases) <= bases


def test_longer_phrases_are_tried_before_shorter_ones() -> None:
    for found in cue_table().phrases.values():
        lengths = [len(tail) for tail, _ in found]
        assert lengths == sorted(lengths, reverse=True)


def test_a_verb_in_two_groups_takes_what_both_take_and_keeps_the_first_strength() -> None:
    rule = cue_table().rules["hope"]
    assert rule.strength == "thought"
    assert {"clause", "to"} <= rule.takes


def test_ids_are_those_that_explain_shows() -> None:
    table = cue_table()
    assert table.rules["say"].id == "say"
    assert [rule.id for _, rule in table.phrases["rule"]] == ["rule out"]
