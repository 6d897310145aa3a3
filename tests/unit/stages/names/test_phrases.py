import pytest

from stemma.stages.names.phrases import find_phrases, title_start
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import name_tokens


def phrases(text: str, *names: tuple[str, str]) -> list[tuple[str, str, str]]:
    sentence = name_tokens(text, 0, len(text))
    tagged = []
    for name, kind in names:
        start = text.index(name)
        inside = [place for place, word in enumerate(sentence) if start <= word.start < start + len(name)]
        tagged.append(Tagged(inside[0], inside[-1] + 1, kind, 0.9))
    return [
        (text[sentence[one.first].start : sentence[one.last - 1].end], one.form, one.type)
        for one in find_phrases(sentence, tagged)
    ]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("President Ada Venn spoke.", "Ada Venn", "President"),
        ("Belarusian President Ada Venn spoke.", "Ada Venn", "Belarusian President"),
        ("The dissident and restaurateur Ada Venn spoke.", "Ada Venn", "dissident and restaurateur"),
        ("Prime Minister Ada Venn spoke.", "Ada Venn", "Prime Minister"),
    ],
)
def test_titles_stand_before_a_person(text: str, name: str, title: str) -> None:
    assert (title, "title", "person") in phrases(text, (name, "person"))


def test_a_place_has_no_title() -> None:
    assert phrases("Mayor Marrow", ("Marrow", "place")) == []


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("He met the 50-year-old businessman there.", "the 50-year-old businessman", "person"),
        ("The 50-year-old wants a boat.", "The 50-year-old", "person"),
        ("The 61-year-old, the oldest of them, came.", "The 61-year-old", "person"),
        ("It was the mayor.", "the mayor", "person"),
        ("They saw a former culture minister today.", "a former culture minister", "person"),
        ("They asked the ministry.", "the ministry", "organisation"),
        ("They asked the volunteer battalion.", "the volunteer battalion", "unit"),
        ("He saw his half brother there.", "his half brother", "person"),
        ("A Polish military instructor spoke.", "A Polish military instructor", "person"),
    ],
)
def test_descriptions_run_from_the_article_to_the_head(text: str, phrase: str, kind: str) -> None:
    assert (phrase, "description", kind) in phrases(text)


@pytest.mark.parametrize(
    "text",
    [
        "They went to the front lines.",
        "One says that his boat sank.",
        "The volunteer fighters left.",
        "The Ukrainians as their guests ate.",
        "It rained on the water.",
    ],
)
def test_what_has_no_head_is_no_description(text: str) -> None:
    assert [one for one in phrases(text) if one[1] == "description"] == []


def test_pronouns_are_found_with_what_they_can_mean() -> None:
    assert phrases("He saw her when they left.") == [
        ("He", "pronoun", "person"),
        ("her", "pronoun", "person"),
        ("they", "pronoun", "other"),
    ]


def test_phrases_do_not_overlap_names() -> None:
    text = "The Harbour Board and the mayor met."
    found = phrases(text, ("Harbour Board", "organisation"))
    assert found == [("the mayor", "description", "person")]


def test_a_title_reaches_back_over_a_people_and_no_further() -> None:
    text = "Then the Russian president Ada Venn"
    sentence = name_tokens(text, 0, len(text))
    assert title_start(sentence, 4) == 2
    assert title_start(sentence, 1) == 1
