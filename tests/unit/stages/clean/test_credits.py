from collections.abc import Callable

import pytest

Credits = list[tuple[str, str, float]]
CreditsOf = Callable[..., Credits]

STORY = """Dam gives way above Orsk valley

{byline}

{dateline}The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said.

{prose}

The board said that it would answer questions when the water has gone down.

{foot}
"""


def story(**parts: str) -> str:
    return STORY.format(
        **{"byline": "By Nadia Orlen", "dateline": "", "prose": "The road is open again.", "foot": ""} | parts
    )


@pytest.mark.parametrize(
    ("parts", "outlet", "relation"),
    [
        ({"dateline": "ORSK, Norvela (AP) — "}, "Associated Press", "taken-from"),
        ({"dateline": "ORSK (Marenbro News Agency) — "}, "Marenbro News Agency", "taken-from"),
        ({"dateline": "ORSK, March 4, 2031 (Norwire) — "}, "Norwire", "taken-from"),
        ({"byline": "By Guardian staff"}, "The Guardian", "taken-from"),
        ({"byline": "By Guardian Staff"}, "The Guardian", "taken-from"),
        ({"byline": "By Nadia Orlen, Associated Press"}, "Associated Press", "taken-from"),
        ({"byline": "The Associated Press — By NADIA ORLEN and IVO STERN"}, "Associated Press", "taken-from"),
        ({"byline": "By Nadia Orlen, Orsk Valley Gazette"}, "Orsk Valley Gazette", "taken-from"),
        ({"foot": "The Associated Press contributed to this report."}, "Associated Press", "taken-from"),
        ({"foot": "Reuters's Ivo Stern and Nadia Orlen contributed."}, "Reuters", "taken-from"),
        ({"foot": "With inputs from Orsk Valley Gazette"}, "Orsk Valley Gazette", "taken-from"),
        ({"foot": "Copyright 2023 The Associated Press. All rights reserved."}, "Associated Press", "taken-from"),
        ({"foot": "Nadia Orlen is an Associated Press writer."}, "Associated Press", "taken-from"),
        ({"prose": "“We rang the bells,” the shepherd told Reuters on Saturday."}, "Reuters", "told-to"),
        ({"prose": "The wall had cracks, according to Reuters, and nobody looked."}, "Reuters", "cites"),
        ({"prose": "The board knew of the cracks, as did Reuters, before the rain."}, "Reuters", "cites"),
        ({"foot": "Source: A Fox News poll of 1,007 people asked in July."}, "Fox News", "cites"),
        ({"prose": "Orsk Valley Gazette reported that letters had warned of cracks."}, "Orsk Valley Gazette", "cites"),
        ({"prose": "Laut Reuters waren die Risse seit Herbst bekannt gewesen."}, "Reuters", "cites"),
        ({"prose": "Le berger a déclaré à l'AFP que les cloches avaient sonné."}, "Agence France-Presse", "told-to"),
    ],
)
def test_a_credit_in_a_usual_form_is_found(
    parts: dict[str, str], outlet: str, relation: str, credits_of: CreditsOf
) -> None:
    assert [(name, kind) for name, kind, score in credits_of(story(**parts)) if score >= 0.5] == [(outlet, relation)]


@pytest.mark.parametrize(
    "parts",
    [
        {"foot": "(AP Photo/Ivo Stern)"},
        {"foot": "Photo: Ivo Stern / Reuters"},
        {"prose": "He used to work for a reuters of sorts, and sold ap cider."},
        {"prose": "A border post was flooded as well."},
        {"byline": "Petra Orlen, Staff Writer"},
        {"byline": "By Ivo Stern"},
        {"byline": "By Dawn C. Orlen"},
        {"byline": "People :"},
        {"prose": "Reuters correspondent Ivo Stern talks about the years before the dam was built."},
        {"prose": "A picture that the official Syrian Arab News Agency (SANA) sent out shows the dam."},
    ],
)
def test_pictures_and_everyday_words_credit_nobody_for_the_text(parts: dict[str, str], credits_of: CreditsOf) -> None:
    assert [name for name, _, score in credits_of(story(**parts)) if score >= 0.5] == []


def test_a_paper_that_no_list_holds_does_not_credit_itself(credits_of: CreditsOf) -> None:
    text = story(byline="By Nadia Orlen, Orsk Valley Gazette")
    assert credits_of(text, outlet="The Orsk Valley Gazette") == []


def test_an_outlet_told_by_its_name_is_less_sure_than_one_of_the_list(credits_of: CreditsOf) -> None:
    ((_, _, listed),) = credits_of(story(dateline="ORSK (AP) — "))
    ((_, _, unlisted),) = credits_of(story(dateline="ORSK (Marenbro News Agency) — "))
    assert unlisted < listed


def test_a_programme_or_printed_title_of_the_site_itself_is_no_credit(credits_of: CreditsOf) -> None:
    text = story(byline="Ivo Stern , Arizona Republic")
    assert credits_of(text, outlet="azcentral.com") == []
    assert [outlet for outlet, _, _ in credits_of(text, outlet="example.com")] == ["Arizona Republic"]


def test_an_everyday_word_as_a_heading_inside_the_text_is_no_credit(credits_of: CreditsOf) -> None:
    prose = "The road is open again, the water board said on Friday night.\n\n{line}\n\nThe bells had rung for an hour."
    assert credits_of(story(prose=prose.format(line="On The Hill"))) == []
    named = [outlet for outlet, _, _ in credits_of(story(prose=prose.format(line="(From The Hill)")))]
    assert named == ["The Hill"]


def test_a_digest_that_names_in_brackets_whom_each_paragraph_is_from_is_taken_from_none(credits_of: CreditsOf) -> None:
    lines = "The dam is old, one paper wrote on Friday.\n\n[{}]\n\nIt will be rebuilt, the board told another.\n\n[{}]"
    several = lines.format("Reuters", "The Guardian") + "\n\nIts gates were shut for weeks, others wrote.\n\n[CNBC]"
    told = credits_of(story(prose=several))
    assert {name for name, _, _ in told} == {"Reuters", "The Guardian", "CNBC"}
    assert {relation for _, relation, _ in told} == {"cites"}
    assert "taken-from" in {relation for _, relation, _ in credits_of(story(prose=lines.format("Reuters", "Reuters")))}


def test_a_name_alone_under_a_line_that_dates_a_picture_is_the_pictures(credits_of: CreditsOf) -> None:
    caption = (
        "The warden looks at the dam near Orsk, on March 27, 2018.\n\nAP\n\nEmail\n\nThe road is open again, he said."
    )
    found = credits_of(story(prose=caption))
    assert [(name, score) for name, _, score in found] == [("Associated Press", 0.2)]
    told = credits_of(story(byline="AP"))
    assert [(name, score) for name, _, score in told if score > 0.5] == [("Associated Press", 0.95)]


def test_who_stands_beside_an_agency_on_its_own_page_took_the_pictures(credits_of: CreditsOf) -> None:
    text = story(byline="ITV, ASSOCIATED PRESS")
    assert ("ITV", 0.95) in [(name, score) for name, _, score in credits_of(text, outlet="Orsk Post")]
    own = credits_of(text, outlet="The Associated Press")
    assert [(name, score) for name, _, score in own if name == "ITV"] == [("ITV", 0.2)]
