import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.attributing import attribute


def told(text: str) -> list[tuple[str | None, str | None, list[str | None], str]]:
    words = words_in(text)
    return [
        (
            shown(text, words, one.speaker),
            shown(text, words, (one.cue.first, one.cue.last)),
            [shown(text, words, content) for content in one.contents],
            one.rule,
        )
        for one in attribute(words)
    ]


CASES = {
    "a clause with that": (
        "The harbour master said that the crane had been inspected in May.",
        ("The harbour master", "said", ["that the crane had been inspected in May"], "speaker-verb"),
    ),
    "a clause without that": (
        "Officials say the bridge will stay closed until Friday.",
        ("Officials", "say", ["the bridge will stay closed until Friday"], "speaker-verb"),
    ),
    "a clause before the speaker": (
        "The bridge will stay closed until Friday, officials say.",
        ("officials", "say", ["The bridge will stay closed until Friday"], "words-first"),
    ),
    "a speaker inside the clause": (
        "The outreach, the ministry said, raised new worries along the coast.",
        ("the ministry", "said", ["The outreach", "raised new worries along the coast"], "inserted"),
    ),
    "a speaker behind the verb": (
        "“We heard a bang and ran,” said Mila Orvane, a nurse.",
        ("Mila Orvane, a nurse", "said", ["We heard a bang and ran,"], "verb-speaker"),
    ),
    "a phrase between subject and verb": (
        "Mila Orvane, a nurse, said the ward was full.",
        ("Mila Orvane, a nurse", "said", ["the ward was full"], "speaker-verb"),
    ),
    "a time between subject and verb": (
        "The senator on Monday denied that he had met the envoy.",
        ("The senator", "denied", ["that he had met the envoy"], "speaker-verb"),
    ),
    "somebody who is told": (
        "The driver told reporters that the brakes had failed.",
        ("The driver", "told", ["that the brakes had failed"], "speaker-verb"),
    ),
    "an adverb behind an inserted phrase": (
        "Mila Orvane, a nurse, also said the ward was full.",
        ("Mila Orvane, a nurse", "also said", ["the ward was full"], "speaker-verb"),
    ),
    "a pronoun contracted with has": (
        "She’s said the ward was full.",
        ("She", "’s said", ["the ward was full"], "speaker-verb"),
    ),
    "a pronoun contracted with is": (
        "They’re saying that the ward is full.",
        ("They", "’re saying", ["that the ward is full"], "speaker-verb"),
    ),
    "a thing of which a relative clause tells": (
        "The port raised its fees, a step the unions opposed.",
        ("the unions", "opposed", ["a step"], "fronted"),
    ),
    "a relative pronoun that is the thing": (
        "The port raised the fees, which the unions opposed.",
        ("the unions", "opposed", ["which"], "fronted"),
    ),
    "a passive without its auxiliary": (
        "The offer, rejected by the unions on Monday, was low.",
        ("the unions", "rejected", ["The offer"], "by-speaker"),
    ),
    "an impression": (
        "The mayor seemed to waver on the dam.",
        (None, "seemed", ["The mayor", "to waver on the dam"], "seeming"),
    ),
    "an impression that is nobody's": (
        "It appears that the pump had failed before.",
        (None, "appears", ["that the pump had failed before"], "seeming"),
    ),
    "a poll that opens the sentence": (
        "In a Vyrsk Gazette poll released Sunday, 31 percent of voters named the dam as their main worry.",
        (
            "a Vyrsk Gazette poll released Sunday",
            "In",
            ["31 percent of voters named the dam as their main worry"],
            "according-before",
        ),
    ),
    "something done to say it": (
        "Mila Orvane took to the stage to defend the nurses.",
        ("Mila Orvane", "to defend", ["the nurses"], "purpose"),
    ),
    "something that made another say it": (
        "The leak prompted the mayor to accuse the builders of haste.",
        ("the mayor", "to accuse", ["the builders of haste"], "purpose"),
    ),
    "somebody who tries to say it": (
        "The mayor is trying to explain the delay.",
        ("The mayor", "is trying to explain", ["the delay"], "speaker-verb"),
    ),
    "a verb that opens the sentence": (
        "Said Orvane, “The ward was full by the evening.”",
        ("Orvane", "Said", ["The ward was full by the evening."], "verb-speaker"),
    ),
    "an age, a town and a state behind a name": (
        "“We heard a bang and ran,” Mila Orvane, 30, of Vyrsk, N.D., who was there, said.",
        ("Mila Orvane, 30, of Vyrsk, N.D.", "said", ["We heard a bang and ran,"], "words-first"),
    ),
    "a short form behind a name": (
        "Ilan Brask Jr., the head of the port, said the crane was safe.",
        ("Ilan Brask Jr., the head of the port", "said", ["the crane was safe"], "speaker-verb"),
    ),
    "a compound that holds a base form": (
        "“We heard a bang and ran,” Port House press secretary Ilan Brask told reporters.",
        ("Port House press secretary Ilan Brask", "told", ["We heard a bang and ran,"], "words-first"),
    ),
    "words in marks inside an insertion": (
        "Mila Orvane, citing “the noise of the pumps,” said the ward was full.",
        ("Mila Orvane", "said", ["the ward was full"], "speaker-verb"),
    ),
    "a clause that the main clause follows": (
        "While the mayor said the dam was safe, the builders were not sure of it.",
        ("the mayor", "said", ["the dam was safe"], "speaker-verb"),
    ),
    "an infinitive": (
        "The company promised to pay for the repairs.",
        ("The company", "promised", ["to pay for the repairs"], "speaker-verb"),
    ),
    "a thing that is judged": (
        "Unions rejected the offer on Tuesday.",
        ("Unions", "rejected", ["the offer"], "speaker-verb"),
    ),
    "a passive with its speaker": (
        "The plan was criticised by the port authority.",
        ("the port authority", "was criticised", ["The plan"], "by-speaker"),
    ),
    "according to, behind": (
        "The tank leaked for two days, according to a report by the ministry.",
        ("a report by the ministry", "according to", ["The tank leaked for two days"], "according-after"),
    ),
    "according to, before": (
        "According to the mayor, the tank leaked for two days.",
        ("the mayor", "According to", ["the tank leaked for two days"], "according-before"),
    ),
    "a noun with its owner": (
        "The mayor's claim that nobody was warned drew laughter.",
        ("The mayor's", "claim", ["that nobody was warned drew laughter"], "owner-noun"),
    ),
    "an adverb and an auxiliary": (
        "The envoy has repeatedly warned that the truce could end.",
        ("The envoy", "has repeatedly warned", ["that the truce could end"], "speaker-verb"),
    ),
    "a group that declined": (
        "The operator declined to say whether the valve had been tested.",
        ("The operator", "declined", ["to say whether the valve had been tested"], "speaker-verb"),
    ),
    "a relative clause in the subject": (
        "A man who answered the telephone told police the house was empty.",
        ("A man who answered the telephone", "told", ["the house was empty"], "speaker-verb"),
    ),
    "an adjective of feeling": (
        "The clerks were deeply worried about the dam.",
        ("The clerks", "were deeply worried about", ["the dam"], "speaker-verb"),
    ),
    "a noun that a verb only carries": (
        "The mayor expressed deep concern about the dam.",
        ("The mayor", "expressed deep concern about", ["the dam"], "speaker-verb"),
    ),
    "a noun whose owner stands behind it": (
        "There was criticism from the port authority over the plan.",
        ("the port authority", "criticism", ["the plan"], "by-speaker"),
    ),
    "a noun that nobody owns": (
        "There were fears that the dam would fail.",
        (None, "fears", ["that the dam would fail"], "noun"),
    ),
    "a question put in passing": (
        "Asked by reporters whether the valve had failed, the engineer left.",
        ("reporters", "Asked", ["whether the valve had failed"], "by-speaker"),
    ),
    "as somebody reported": (
        "As Norwire reported, the valve had failed.",
        ("Norwire", "reported", ["the valve had failed"], "according-before"),
    ),
    "as somebody reported, behind": (
        "The valve had failed on Sunday, as reported by Norwire.",
        ("Norwire", "reported", ["The valve had failed on Sunday"], "according-after"),
    ),
    "what is only passed on": (
        "The valve had reportedly failed twice.",
        (None, "reportedly", ["The valve had", "failed twice"], "hearsay"),
    ),
    "a clause whose verb no table knows": (
        "Experts said online success depends on luck.",
        ("Experts", "said", ["online success depends on luck"], "speaker-verb"),
    ),
    "a title with a stop inside the clause": (
        "Mr. Brask said Mr. Orvane had not come.",
        ("Mr. Brask", "said", ["Mr. Orvane had not come"], "speaker-verb"),
    ),
    "one seen as something": (
        "The port authority sees the dam as a danger.",
        ("The port authority", "sees", ["the dam as a danger"], "speaker-verb"),
    ),
    "a description that no comma closes": (
        "“The valve held all night,” Vira Orvane, a diver who works in Tol told The Harbour Post.",
        ("Vira Orvane, a diver who works in Tol", "told", ["The valve held all night,"], "words-first"),
    ),
    "who is told, behind the words": (
        "The valve had been tested, an engineer told The Harbour Post.",
        ("an engineer", "told", ["The valve had been tested"], "words-first"),
    ),
    "a subject that a participle holds together": (
        "A survey conducted by the port authority found that the dam was safe.",
        ("A survey conducted by the port authority", "found", ["that the dam was safe"], "speaker-verb"),
    ),
    "a year behind the cue": (
        "The yard was sold before the vote, the Courier reported in 2014.",
        ("the Courier", "reported", ["The yard was sold before the vote"], "words-first"),
    ),
    "a preposition that is an adjective": (
        "The plan, an inside source said, is to have teams pass out prints.",
        ("an inside source", "said", ["The plan", "is to have teams pass out prints"], "inserted"),
    ),
    "a clause whose subject could be told": (
        "He predicted the harbour would close by June.",
        ("He", "predicted", ["the harbour would close by June"], "speaker-verb"),
    ),
    "a thing foretold": ("He predicted a hard winter.", ("He", "predicted", ["a hard winter"], "speaker-verb")),
    "a name that is an auxiliary as well": (
        "The man in the yellow coat, Will wrote, had sold the boat.",
        ("Will", "wrote", ["The man in the yellow coat", "had sold the boat"], "inserted"),
    ),
    "a name of two words that ends so": (
        "Prime Minister Thea May announced the vote.",
        ("Prime Minister Thea May", "announced", ["the vote"], "speaker-verb"),
    ),
    "a verb group with since in it": (
        "Mrs. Orvane has since said she would back the plan.",
        ("Mrs. Orvane", "has since said", ["she would back the plan"], "speaker-verb"),
    ),
    "two who speak": (
        "The guard pulled her arm at the gate, she and another reporter said.",
        ("she and another reporter", "said", ["The guard pulled her arm at the gate"], "words-first"),
    ),
    "a wish put politely": (
        "The mayor would like to see the dam rebuilt.",
        ("The mayor", "would like", ["to see the dam rebuilt"], "speaker-verb"),
    ),
    "early numbers": (
        "According to early results of a poll by the Institute, half want the dam.",
        ("early results of a poll by the Institute", "According to", ["half want the dam"], "according-before"),
    ),
    "a participle before its main clause": (
        "Recalling the flood of her youth, Orvane asked for more pumps.",
        ("Orvane", "Recalling", ["the flood of her youth"], "participle"),
    ),
    "a participle behind a clause beside the main one": (
        "Orvane unleashed her anger as the ferry docked in Tharn, complaining that nobody had called.",
        ("Orvane", "complaining", ["that nobody had called"], "participle"),
    ),
    "polls that show": (
        "The party needs its seats, with polls showing a narrow lead.",
        ("polls", "showing", ["a narrow lead"], "participle"),
    ),
    "a party and a state behind a name": (
        "Orvane, R-Ky. suggested that nobody should bother.",
        ("Orvane, R-Ky.", "suggested", ["that nobody should bother"], "speaker-verb"),
    ),
    "opposition to a thing": (
        "His opposition to the dam was no secret.",
        ("His", "opposition to", ["the dam was no secret"], "owner-noun"),
    ),
    "a chant": ("The square rang with chants of “Open the gates!”", (None, "chants of", ["Open the gates!"], "noun")),
    "a participle that is a passive": (
        "The plan names the agents alleged to be involved.",
        (None, "alleged", ["the agents", "to be involved"], "passive"),
    ),
    "a name behind the verb and a place before it": (
        "When the two sit down in Helmsby, it will hardly be a talk of equals, said Denn Lund.",
        ("Denn Lund", "said", ["When the two sit down in Helmsby, it will hardly be a talk of equals"], "verb-speaker"),
    ),
    "a dash before words in marks": (
        "Lund declined to discuss his goals - “I will tell you later,” he said - but was calm.",
        ("Lund", "declined", ["to discuss his goals"], "speaker-verb"),
    ),
    "a text that a phrase ends with": (
        "Brask marked his trip to Helmsby with a letter claiming that the press was bought.",
        ("a letter", "claiming", ["that the press was bought"], "participle"),
    ),
    "a relative pronoun": (
        "The captain, who said the engine had stalled, was flown home.",
        ("who", "said", ["the engine had stalled"], "speaker-verb"),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_who_said_what_by_which_cue(case: tuple[str, tuple[str | None, str, list[str], str]]) -> None:
    text, expected = case
    assert told(text)[0] == expected


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    found = told("The union said the offer was an insult and called for a strike.")
    assert [(speaker, cue) for speaker, cue, _, _ in found] == [("The union", "said"), ("The union", "called for")]
    assert found[0][2] == ["the offer was an insult"]
    assert found[1][3] == "same-subject"


def test_a_participle_goes_with_the_one_who_spoke_before() -> None:
    found = told("The envoy denied the charge, adding that she had never been there.")
    assert found[1] == ("The envoy", "adding", ["that she had never been there"], "participle")


def test_what_one_says_another_said_is_nested() -> None:
    found = told("The driver said the guard had told him to wait.")
    assert found[0][:3] == ("The driver", "said", ["the guard had told him to wait"])
    assert found[1][:3] == ("the guard", "had told", ["to wait"])


def test_one_who_is_quoted_by_another_is_the_speaker() -> None:
    found = told("“The valve was open,” he was quoted by Norwire as saying.")
    assert found == [("he", "was quoted by Norwire as saying", ["The valve was open,"], "quoted-as")]


def test_one_whom_another_quotes_is_the_speaker() -> None:
    found = told("Norwire quoted Ilan Brask as saying that the valve was open.")
    assert found == [("Ilan Brask", "quoted Ilan Brask as saying", ["that the valve was open"], "quoted-as")]


def test_marks_that_the_attribution_splits_are_two_contents() -> None:
    ((speaker, _, contents, _),) = told("“We waited,” Brask said, “and nobody came.”")
    assert speaker == "Brask"
    assert contents == ["We waited,", "and nobody came."]


def test_a_passive_without_a_speaker_names_nobody() -> None:
    ((speaker, cue, contents, rule),) = told("The ferry is expected to sail on Sunday.")
    assert (speaker, cue, contents, rule) == (None, "is expected", ["The ferry", "to sail on Sunday"], "passive")


@pytest.mark.parametrize(
    "text",
    [
        "The claims were settled out of court.",
        "A proposed ban on trawling goes to the vote.",
        "His plans for the house came to nothing.",
        "There were 18 emails in the folder.",
        "In four states the count went on.",
        "A film called Dawn opens in May.",
        "You said nothing.",
    ],
)
def test_nouns_and_the_writer_s_own_words_are_no_attribution(text: str) -> None:
    assert told(text) == []


def test_the_writer_who_returns_ends_the_clause() -> None:
    found = told("The agency said the dam was safe, according to two papers.")
    assert found[0][2] == ["the dam was safe"]


def test_a_negated_cue_is_still_a_cue() -> None:
    words = words_in("The mayor did not say that the pumps had failed.")
    (one,) = attribute(words)
    assert one.cue.negated
    assert not one.cue.hedged


def test_a_cue_between_words_in_marks_has_those_behind_it() -> None:
    found = told("“Prices will rise,” the deputy said, adding, “We have no plan for it.”")
    assert found == [
        ("the deputy", "said", ["Prices will rise,"], "words-first"),
        ("the deputy", "adding", ["We have no plan for it."], "participle"),
    ]


def test_what_cannot_speak_is_no_speaker() -> None:
    found = told("Massive street protests that the flood was planned and feared that more would come.")
    assert found
    assert found[0][0] is None
    assert found[0][3] == "unclear"


def test_not_holds_for_the_verb_behind_or() -> None:
    words = words_in("Orvane did not condemn the plan or suggest that she would stop it.")
    first, second = attribute(words)
    assert first.contents == [(4, 6)]
    assert first.cue.negated
    assert second.cue.negated


@pytest.mark.parametrize(
    "text", ["A cheering crowd met the boat.", "Whoever says so is wrong.", "The ferry passed a Warning Sign."]
)
def test_adjectives_in_ing_and_nobody_in_particular_attribute_nothing(text: str) -> None:
    assert told(text) == []


def test_what_somebody_adds_to_a_thing_is_not_said() -> None:
    assert told("The judge had ruled against adding the question.") == []
    assert [cue for _, cue, _, _ in told("They urged the board to consider adding a gate.")] == ["urged"]
    assert told("The board argued for adding a gate to the dam.")[-1][1] == "argued for"
    ((speaker, cue, content, rule),) = told("The judge left it open, adding that it leaked.")
    assert (speaker, cue, content, rule) == ("The judge", "adding", ["that it leaked"], "participle")


def test_who_do_something_are_not_what_they_do_it_to() -> None:
    (*_, (speaker, cue, _, _)) = told("In May, lawyers challenging the old map told the judge that they would wait.")
    assert (speaker, cue) == ("lawyers challenging the old map", "told")
    (*_, (speaker, cue, _, _)) = told("After warnings, the mayor of a sinking town said it leaks.")
    assert (speaker, cue) == ("the mayor of a sinking town", "said")


def test_a_thing_that_is_added_is_not_said() -> None:
    assert [
        one for one in told("Marsh asked that the office add the new question.") if one[2] and one[1] == "add"
    ] == []
    (_, cue, content, _) = told("Marsh added that the dam was old.")[-1]
    assert (cue, content) == ("added", ["that the dam was old"])
    assert told("Marsh added the dam was old.")[-1][2] == ["the dam was old"]
