import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.cues import Form
from stemma.stages.quotes.spotting import find_cues


def cues(text: str) -> list[tuple[str | None, str, Form]]:
    words = words_in(text)
    return [(shown(text, words, (one.first, one.last)), one.rule.id, one.form) for one in find_cues(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy has never said so.", ("has never said", "say", Form.FINITE)),
        ("The envoy is warning that it may end.", ("is warning", "warn", Form.FINITE)),
        ("The envoy was accused of lying.", ("was accused", "accuse", Form.PASSIVE)),
        ("The envoy left, saying nothing.", ("saying", "say", Form.PARTICIPLE)),
        ("She went on to say that it was late.", ("went on to say", "say", Form.FINITE)),
        ("He declined to say why.", ("declined", "decline", Form.FINITE)),
        ("He went on to say why.", ("went on to say", "say", Form.FINITE)),
        ("It is hard to say why.", ("to say", "say", Form.INFINITIVE)),
        ("He pointed out that it was late.", ("pointed out", "point out", Form.FINITE)),
        ("Unions called for a strike.", ("called for", "call for", Form.FINITE)),
        ("It leaked, according to police.", ("according to", "according to", Form.ACCORDING)),
        ("His claim that it leaked is false.", ("claim", "noun claim", Form.NOUN)),
        ("Her criticism of the plan was sharp.", ("criticism of", "noun criticism", Form.NOUN)),
    ],
)
def test_cues_are_whole_verb_groups_phrases_and_nouns(text: str, expected: tuple[str, str, Form]) -> None:
    assert cues(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "Two reports were lost.",
        "A demand of the union was met.",
        "The union's offer stands.",
        "The accused man left.",
        "There were 12 claims.",
        "They live in a member state.",
        "He wore a shirt called Dawn.",
        "The minority report was lost.",
    ],
)
def test_nouns_and_adjectives_are_no_cues(text: str) -> None:
    assert [form for _, _, form in cues(text) if form is Form.FINITE] == []


def test_a_verb_in_the_present_agrees_with_its_subject() -> None:
    assert cues("Critics claim it leaked.")[0][1] == "claim"
    assert cues("The critic claims it leaked.")[0][1] == "claim"
    assert cues("The insurance claims it leaked.")[0][1] == "claim"
    assert cues("The insurance claim it leaked.") == []


def test_some_and_most_are_subjects_by_themselves() -> None:
    assert cues("Some say it leaked.")[0][0] == "say"
    assert cues("Most report that it leaked.")[0][0] == "report"


def test_an_adverb_at_the_head_of_a_sentence_is_no_part_of_the_verb() -> None:
    assert cues("Later, said the mayor, it leaked.")[0][0] == "said"


def test_negation_and_hedges_are_kept_with_the_cue() -> None:
    (negated,) = find_cues(words_in("The mayor never said that it leaked."))
    (hedged,) = find_cues(words_in("The mayor reportedly said that it leaked."))
    assert (negated.negated, negated.hedged) == (True, False)
    assert (hedged.negated, hedged.hedged) == (False, True)


def test_cues_come_in_the_order_of_the_text() -> None:
    found = find_cues(words_in("He said she claimed they denied it."))
    assert [one.rule.id for one in found] == ["say", "claim", "deny"]
    assert [one.first for one in found] == sorted(one.first for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor would like to see it.", ("would like", "like", Form.FINITE)),
        ("Voters were more likely to say so.", ("were more likely to say", "say", Form.FINITE)),
        ("They state that it leaked.", ("state", "state", Form.FINITE)),
        ("The men alleged to be there left.", ("alleged", "allege", Form.PASSIVE)),
        ("He commented that it leaked.", ("commented that", "comment that", Form.FINITE)),
    ],
)
def test_wishes_likelihoods_and_reduced_passives_are_cues(text: str, expected: tuple[str, str, Form]) -> None:
    assert cues(text)[0] == expected


@pytest.mark.parametrize("text", ["A police report indicates nothing.", "The Vyrsk News report is late."])
def test_a_report_that_a_verb_follows_is_no_verb(text: str) -> None:
    assert "report" not in {rule for _, rule, _ in cues(text)}
