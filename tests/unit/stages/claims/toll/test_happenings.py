import pytest
from tests.support.asserted import phrase

from stemma.stages.claims.toll.happenings import find_happenings


def happened(text: str) -> list[tuple[str, str]]:
    seen = phrase(text)
    found = [
        (one.happening, seen.written(one.whom.start, one.whom.end)) for one in find_happenings(seen) if not one.negated
    ]
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were killed.", [("killed", "Three people")]),
        ("The fire left two dead and six injured.", [("injured", "six"), ("killed", "two")]),
        ("The flood killed three people.", [("killed", "three people")]),
        ("The blast killed three and wounded six.", [("injured", "six"), ("killed", "three")]),
        ("The deaths of four sailors shook the town.", [("killed", "four sailors")]),
        ("A sailor has died.", [("killed", "sailor")]),
        ("A sailor suffered a fatal wound.", [("killed", "sailor")]),
        ("Police found a sailor with a fatal gunshot wound.", [("killed", "sailor")]),
        ("A child took the gun and shot her.", []),
        ("A boy shot himself in the leg.", [("shot", "boy")]),
        ("He shot at two officers.", []),
        ("He faces a murder charge and Ada Venn, 28, a fine.", []),
        ("Ada Venn is in critical condition.", [("injured", "Ada Venn")]),
        ("Father shot, killed teen son", [("killed", "teen son"), ("shot", "teen son")]),
        ("A 4-year-old boy shot by his brother died.", [("killed", "4-year-old boy"), ("shot", "4-year-old boy")]),
        ("The crash resulted in injuries to five other people.", [("injured", "five other people")]),
        ("Baby, 4 people injured in crash", [("injured", "4 people"), ("injured", "Baby")]),
        ("A 9-year-old’s shooting death shook the town.", [("killed", "9-year-old’s"), ("shot", "9-year-old’s")]),
        ("The boy who accidentally shot a sailor wept.", [("shot", "sailor")]),
        ("A father accidentally shot and killed his own son.", [("killed", "son")]),
        ("Ada Venn was pronounced dead.", [("killed", "Ada Venn")]),
        ("Ada Venn, 28, was also killed.", [("killed", "Ada Venn, 28,")]),
        ("A man shot his wife and two sons.", [("shot", "two sons"), ("shot", "wife")]),
        ("A man was shot by his wife.", [("shot", "man")]),
        ("A man was fatally shot.", [("killed", "man")]),
        ("A man was shot dead.", [("killed", "man")]),
        ("A man was shot and killed.", [("killed", "man")]),
        ("A man was shot to death.", [("killed", "man")]),
        ("An officer shot and killed a man.", [("killed", "man")]),
        ("An officer shot and killed Lind.", []),
        ("Police arrested two men.", [("arrested", "two men")]),
        ("Four sailors are missing.", [("missing", "Four sailors")]),
        ("Some 1,400 residents were evacuated.", [("displaced", "Some 1,400 residents")]),
        ("Rescuers saved 12 passengers.", [("rescued", "12 passengers")]),
        ("No one was injured.", [("injured", "No one")]),
        ("Sixteen people were shot, one fatally.", [("killed", "one"), ("shot", "Sixteen people")]),
        ("The homicide shook the town.", [("killed", "homicide")]),
        ("A double murder shook the town.", [("killed", "double murder"), ("killed", "murder")]),
        ("Ada Venn's death shook the town.", [("killed", "Ada Venn's")]),
        ("1 killed 3 injured in fire", [("injured", "3"), ("killed", "1")]),
        ("Four people, including a girl, were hurt.", [("injured", "Four people")]),
        ("Six sailors, three men and three women, were shot.", [("shot", "Six sailors")]),
        ("2 people \u2014 including a girl \u2014 were killed.", [("killed", "2 people")]),
        ("A husband, wife and son were killed.", [("killed", "husband"), ("killed", "son"), ("killed", "wife")]),
        ("Ada Venn, a teacher, was killed.", [("killed", "teacher")]),
        ("The flood claimed the life of a boy.", [("killed", "boy")]),
        ("The flood claimed five lives.", [("killed", "five")]),
        ("Four sailors lost their lives.", [("killed", "Four sailors")]),
        ("A clerk took his own life.", [("killed", "life")]),
        ("Divers found the bodies of two boys.", [("killed", "two boys")]),
        ("A teen girl was hurt.", [("injured", "teen girl")]),
        ("One sailor died, another was hurt.", [("injured", "another"), ("killed", "One sailor")]),
        ("Ada Venn was one of four sailors who were shot.", [("shot", "four sailors")]),
        ("Ada Venn, one of four sailors shot on Monday, spoke.", [("shot", "four sailors")]),
        ("One of the four sailors died.", [("killed", "One of the four sailors")]),
        ("4 shot on Elm Road, 2 die", [("killed", "2"), ("shot", "4")]),
        ("Two deceased victims were found.", [("killed", "Two")]),
        ("Police found four shooting victims.", [("shot", "four shooting victims")]),
        ("Two other gunshot victims came.", [("shot", "Two other gunshot victims")]),
        ("Another shooting victim came.", [("shot", "victim")]),
        ("A sailor suffered a gunshot wound.", [("shot", "sailor")]),
        ("A sailor suffered a graze wound.", [("injured", "sailor")]),
        ("A baby held by its mother was shot.", [("shot", "baby")]),
        ("A bullet came through a window, striking a boy.", [("shot", "boy")]),
        ("Injured were a man, 20, and two boys.", [("injured", "man, 20,"), ("injured", "two boys")]),
        ("Also shot was a 19-year-old sailor.", [("shot", "19-year-old sailor")]),
        ("The wounded were a man and a girl.", [("injured", "girl"), ("injured", "man")]),
        (
            "The dead were identified as Ada Lind, 20, of Sella; Bo Ek, 33; and Eva Sol, 4.",
            [("killed", "Ada Lind, 20,"), ("killed", "Bo Ek, 33"), ("killed", "Eva Sol, 4")],
        ),
        ("Three sailors, a man, a boy, and a girl, were hurt.", [("injured", "Three sailors")]),
        (
            "Ada Lind, Bo Ek, and Eva Sol were hurt.",
            [("injured", "Ada Lind"), ("injured", "Bo Ek"), ("injured", "Eva Sol")],
        ),
        ("Two individuals and an occupant were hurt.", [("injured", "Two individuals"), ("injured", "occupant")]),
    ],
)
def test_what_happened_is_told_of_those_to_whom_it_did(text: str, expected: list[tuple[str, str]]) -> None:
    assert happened(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He fired a shot.",
        "He is charged with attempted first-degree murder.",
        "He carried a deadly weapon.",
        "She called a suicide hotline.",
        "He was claiming he saw it.",
        "The first shot missed.",
        "It could have killed two people.",
        "Homicide detectives came.",
        "The patient was declared brain dead.",
        "The tide turned.",
        "They are accused of the attempted murders of five sailors.",
        "He threatened to kill two sailors.",
        "You will die.",
        "The officer shot at a dog.",
        "Striking teachers met.",
        "The wounded were taken away.",
        "",
    ],
)
def test_what_did_not_happen_is_not_told(text: str) -> None:
    assert [one for one in happened(text) if one[0] in {"killed", "shot"}] == []


def test_a_number_in_another_statement_is_left_alone() -> None:
    assert happened("Two boats sank; the crew was killed.") == []


def test_the_one_who_does_it_is_not_the_one_it_happens_to() -> None:
    assert happened("The suspect wounded at least six others.") == [("injured", "at least six others")]


def test_who_turned_a_gun_on_himself_is_counted_too() -> None:
    found = happened("He killed his wife and then turned the gun on himself.")
    assert ("killed", "himself") in found
    assert ("killed", "wife") in found


def test_denials_are_kept_as_such() -> None:
    seen = phrase("The sailor was not injured.")
    assert [one.negated for one in find_happenings(seen)] == [True]
