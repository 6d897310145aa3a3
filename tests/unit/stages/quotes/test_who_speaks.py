"""Who is not taken for the speaker: sentences in which a nearer name, an owner or a thing stands in the way."""

import pytest
from tests.support.quoted import heard_in, shown, words_in

from stemma.stages.quotes.attributing import attributions


def voices(text: str) -> list[tuple[str | None, str | None]]:
    """Return speaker and cue of every attribution of one sentence."""
    words = words_in(text)
    return [
        (shown(text, words, one.speaker), shown(text, words, (one.cue.first, one.cue.last)))
        for one in attributions(words)
    ]


def named(text: str, words: str) -> str | None:
    """Return the name of the speaker of the quotation that holds some words."""
    return next(one.record.speaker_name for one in heard_in(text) if words in one.words)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Lund noted that Marsh refused to believe his engineers, and said that it would help.", ("Lund", "said")),
        ("“It said there was no sign of it,” Meridian reported on Friday.", ("Meridian", "reported")),
        (
            "The group Writers Without Fences dropped Orsk to 45 in its World Press Index rankings, saying it fell.",
            ("The group Writers Without Fences", "saying"),
        ),
        ("“We came to it,” said Dorin A. Marat.", ("Dorin A. Marat", "said")),
        ("In the two weeks alone, he left the hall, told a crowd that it rained.", ("he", "told")),
        ("The Orsk Herald spends a deal of ink urging Lund to go.", ("The Orsk Herald", "urging")),
        ("A charge of theft during the long war makes clear that it was planned.", (None, "makes clear")),
        ("Lund's lament that it is “changing the towns” of Norrland echoed old fears.", (None, "echoed")),
        ("But their summit Monday in Orsk promises to outdo the last.", (None, "promises")),
        ("His stoking of a quarrel suggests that he will leave.", (None, "suggests")),
        ("It is a meeting for a mayor who says that it rains.", ("who", "says")),
        ("They signed a paper outlining it, with Lund promising to pay for it.", ("Lund", "promising")),
        ("They shook hands, as Lund said “I really think so.”", ("Lund", "said")),
    ],
)
def test_the_one_who_speaks_is_found_past_what_stands_nearer(text: str, voice: tuple[str | None, str]) -> None:
    assert voice in voices(text)


@pytest.mark.parametrize(
    "text",
    [
        "They altered the borders by recognizing Orsk and left.",
        "It offers new details, adding to years of warnings.",
        "Viewers of the night show “Dawn” or “Evening” said Lund goes as the stronger one.",
    ],
)
def test_acts_additions_and_names_in_marks_are_no_speech_of_those_behind(text: str) -> None:
    assert not {cue for _, cue in voices(text)} & {"recognizing", "adding"}
    assert "Lund goes" not in {speaker for speaker, _ in voices(text)}


def test_what_somebody_says_about_a_theme_is_not_told() -> None:
    words = words_in("Anything she says about the dam will be heard.")
    assert all(not one.contents for one in attributions(words))
    counted = attributions(words_in("She said about 50 people drowned."))
    assert counted[0].contents


def test_a_clause_behind_but_according_to_is_what_the_poll_says() -> None:
    text = "Orsk remains calm, but according to one poll, only few like it."
    (one,) = (one for one in attributions(words_in(text)) if one.cue.rule.id == "according to")
    assert shown(text, words_in(text), one.contents[0]) == "only few like it"


def test_content_ends_before_an_and_that_leads_on() -> None:
    (one,) = (one for one in heard_in("Lund called the talks a “farce” and after he left, it rained.") if one.cue)
    assert not one.words.endswith("and")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "“It works,” an editor of the newspaper Orsk Tidende said.",
            "works",
            "an editor of the newspaper Orsk Tidende",
        ),
        ("“It works,” said Karl Pelt of the Norr Rescue Association.", "works", "Karl Pelt"),
        ("The Organization of the Norr Ports said that it works.", "works", "Organization of the Norr Ports"),
        ("Bureau of Ports (BOP) Director Ada Lund said that it works.", "works", "Ada Lund"),
        ("Yesterday Steen Holm and Anders Orre said that it works.", "works", "Steen Holm and Anders Orre"),
        ("Yesterday the Ministry of Trade and Ports said that it works.", "works", "Ministry of Trade and Ports"),
        ("The Democrat in the chamber said that it works.", "works", "The Democrat in the chamber"),
        ("Many anti-Holm groups said that it works.", "works", "Many anti-Holm groups"),
        ("Sgt. Ida Brask of the Orsk police said that it works.", "works", "Ida Brask"),
        ("Mara A. Zorn, Brask’s lawyer, told the board that it works.", "works", "Mara A. Zorn"),
        ("Tens of thousands of people said that it works.", "works", "Tens of thousands of people"),
        ("According to court papers filed on Monday, the pump works.", "works", "court papers"),
        ("“It works,” read a statement issued by the board.", "works", "a statement"),
        ("In the words of Ada Lund, “It works every day.”", "works", "Ada Lund"),
        ("The pump works, the affidavit states.", "works", "the affidavit"),
        (
            "The doctors offering to run the clinic said that it works.",
            "works",
            "The doctors offering to run the clinic",
        ),
        ("Said Lund: “It works every day.”", "works", "Lund"),
        ("Lund posted on Facebook that it works.", "works", "Lund"),
    ],
)
def test_a_phrase_is_shown_by_its_own_name_and_not_by_one_inside_it(text: str, words: str, name: str) -> None:
    assert named(text, words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It rained,” the minister was quoted as saying by the agency Norra.", "the minister"),
        ("It rained all day, Norra quoted the minister as saying.", "the minister"),
        ("Brask was told by Lund that it rained.", "Lund"),
        ("Brask was told by Lund to say that it rained.", "Lund"),
        ("Three groups sued hours after the board met, arguing that it rained.", "Three groups"),
        ("Brask left after Lund waved and said that it rained.", "Lund"),
        ("“The wall is old, and it rained,” said a diplomat, who asked for no name.", "a diplomat"),
    ],
)
def test_who_speaks_is_read_through_passives_and_clauses_beside(text: str, name: str) -> None:
    assert named(text, "rained") == name


def test_one_who_is_named_with_another_does_not_speak_for_both() -> None:
    assert named("He and his wife Kali said that it rained.", "rained") == "He and his wife Kali"
    assert named("Lund and his sister said that it rained.", "rained") == "Lund and his sister"


def test_a_number_is_nobody() -> None:
    assert named("Some 70 said that it rained.", "rained") != "70"
    assert named("“It rained,” said 17 - year - old Jon Hale.", "rained") is None


def test_who_asked_does_not_answer_in_the_next_paragraph() -> None:
    found = heard_in("“What do the two have in common?” asked Lund.\n\n“I have always loved a good design.”")
    assert [one.record.speaker_name for one in found] == ["Lund", None]


def test_a_place_before_a_colon_is_no_name_and_a_participle_no_speaker() -> None:
    assert named("From Ada Lund: “It will not be built this year.”", "built") == "Ada Lund"
    assert named("A member wrote of it. Adding: “It will not be built this year.”", "built") == "A member"


def test_a_surname_known_before_is_not_that_of_a_relative_named_later() -> None:
    text = "Lund left. Then Lund came back. Lund ate. Ida Lund, his wife, stayed. Lund said that it rained."
    assert named(text, "rained") == "Lund"
    assert named("The boats left the North. Lund said that it rained.", "rained") == "Lund"
    assert named("Karl Lund spoke. Mrs. Lund said that it rained.", "rained") == "Lund"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It rained,” said her nephew, Ravi Brask, 32, of Orsk.", "Ravi Brask"),
        ("It rained all day, according to her publicist.", "her publicist"),
        ("“It rained,” chairman, head and president Craig Brask said in a release.", "Craig Brask"),
        ("Brask, 42, of Orsk, who denies it, told the jury that it rained.", "Brask"),
        ("Jim Brask, Manager of the city's Harbour Works said that it rained.", "Jim Brask"),
        ("A spokeswoman for Orsk Council, Ida Brask, said that it rained.", "Ida Brask"),
        ("The head of the probe in Dar es Norra, Karl Pelt, said that it rained.", "Karl Pelt"),
        ("The firm that runs the Regatta, Norr Sails, said that it rained.", "The firm"),
        ("Noah Brask of the Center for Harbour Safety said that it rained.", "Noah Brask"),
        ("Former captain Karl Pelt and other former guards said that it rained.", None),
        ("A string of former guards said that it rained.", "A string of former guards"),
        ("It rained all night, according to a new case report.", "a new case report"),
        ("The town dropped some rules which had hurt it and said that it rained.", "The town"),
        ("The same age as Hale -- Castor said that it rained.", "Castor"),
        ("Brask again on Saturday said that it rained.", "Brask"),
        ("Police Constable Jon Hale said that it rained.", "Jon Hale"),
        ("Said one resident: “It rained the whole day.”", "one resident"),
        ("Lund’s verdict: “It rained the whole day.”", "Lund"),
        ("The message from Ida Brask was clear: “It rained the whole day.”", "Ida Brask"),
        ("First it was dry, and then it rained, Lund said while visiting the port.", "Lund"),
        ("It rained all day, Lund said as she left the port hall.", "Lund"),
    ],
)
def test_who_speaks_is_found_among_roles_ages_places_and_owners(text: str, name: str | None) -> None:
    found = next(one.record.speaker_name for one in heard_in(text) if "rained" in one.words)
    assert found == name or (name is None and found is not None and " and " in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some visitors reported waits that exceeded two hours.", "waits that exceeded two hours"),
        ("The board announced a rule that would let boats in.", "a rule that would let boats in"),
        ("The board reported in its weekly paper that boats came in.", "that boats came in"),
        ("The board announced on Monday that boats came in.", "that boats came in"),
        ("According to a report published this week, boats came in.", "boats came in"),
    ],
)
def test_a_clause_that_tells_of_a_thing_is_not_all_that_is_said(text: str, words: str) -> None:
    assert words in [one.words for one in heard_in(text)]


def test_the_price_of_an_offer_and_reports_of_nobody_are_no_words() -> None:
    assert heard_in("The firm lowered its offer to $26 a share.") == []
    found = heard_in("Lund declined to speak, but reports soon surfaced that it rained.")
    assert "rained" not in " ".join(one.words for one in found if one.record.speaker_name)


def test_the_form_in_which_something_was_said_is_no_cue_beside_the_verb() -> None:
    found = heard_in("Lund said in a statement that the town was “let down” by the effects of rain.")
    assert [one.record.speaker_name for one in found] == ["Lund"]
