import pytest
from tests.support.asserted import asserted

from stemma.stages.claims.toll.tally import tally, toll


def numbers(text: str) -> dict[str, float]:
    return {name: found.low for name, found in toll(asserted(text)).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people died and six were injured.", {"killed": 2, "injured": 6}),
        ("The fire killed three people.", {"killed": 3}),
        ("Six were shot, one fatally.", {"killed": 1, "injured": 5}),
        ("A sailor died. He was pronounced dead at noon.", {"killed": 1}),
        ("A man and a woman were killed.", {"killed": 2}),
        ("He killed his wife and her daughter, then turned the gun on himself.", {"killed": 3}),
        ("A sailor was hurt.", {"injured": 1}),
        ("A boy was shot. The boy died at noon.", {"killed": 1, "injured": 0}),
        ("Two men died, and a 3-year-old girl was wounded.", {"killed": 2, "injured": 1}),
        ("No one was injured.", {"injured": 0}),
        ("A student took his own life. The suicide shook the town.", {"killed": 1}),
        ("A sailor was hurt." + " The bells rang." * 9 + " Ada Lind was killed last year.", {"injured": 1}),
        ("3 men, 1 woman shot", {"injured": 4}),
        ("Two women and a man were killed.", {"killed": 3}),
        ("Four sailors were shot, two critically injured.", {"injured": 4}),
        ("He killed his wife and two sons before turning the gun on himself.", {"killed": 4}),
        ("A boy shot and killed himself.", {"killed": 1}),
        ("Police called it a murder-suicide.", {"killed": 2}),
        ("A sailor was hurt. No one else was injured.", {"injured": 1}),
        ("A sailor was killed and five others were injured. Two were badly injured.", {"killed": 1, "injured": 5}),
        ("Two men were killed and two others were shot and injured.", {"killed": 2, "injured": 2}),
        ("A girl was killed. Her mother was injured.", {"killed": 1, "injured": 1}),
        ("A girl picked up a gun and killed herself.", {"killed": 1}),
        ("Police found a man with gunshot wounds.", {"injured": 1}),
        ("Several people were killed. In all, nine people were killed.", {"killed": 9}),
        ("Six shot at a dance. At least one was injured, police said.", {"injured": 6}),
        ("A shooting wounded two. Six were shot last night.", {"injured": 2}),
        ("Woman, 3 daughters shot", {"injured": 4}),
        ("Four people were shot on Elm Road. A fifth victim was shot in the arm.", {"injured": 5}),
        ("Four people were shot on Elm Road. A seventh person was shot in the arm.", {"injured": 4}),
        ("A teen was killed and a child was injured.", {"killed": 1, "injured": 1}),
        ("A man was killed. A second person was injured.", {"killed": 1, "injured": 1}),
        ("Two men died and a boy was wounded. Two men were shot.", {"killed": 2, "injured": 1}),
        ("A woman suffered a fatal gunshot wound.", {"killed": 1}),
        ("A girl was killed. Three other people were also shot.", {"killed": 1, "injured": 3}),
        ("Two died, two were critically injured. Medics took two gunshot victims away.", {"killed": 2, "injured": 2}),
        ("Five were shot." + " The bells rang." * 9 + " Last May 70 people were wounded.", {"injured": 5}),
        ("Five were shot." + " The bells rang." * 9 + " Storms killed 45 people.", {"injured": 5}),
        ("A sailor was shot." + " The bells rang." * 9 + " Twelve people were shot in the city.", {"injured": 1}),
        ("A sailor was hurt." + " The bells rang." * 13 + " Storms killed 45 people.", {"injured": 1}),
        ("Six people were shot and one is dead. Six other people were shot, police said.", {"killed": 1, "injured": 6}),
        (
            "Four people were killed." + " The bells rang." * 4 + " All four suffered wounds.",
            {"killed": 4, "injured": 0},
        ),
        (
            "Four people were found dead." + " The bells rang." * 4 + " He shot the other three.",
            {"killed": 4, "injured": 0},
        ),
        ("Three men were wounded. A woman was also shot.", {"injured": 4}),
        ("Two women were wounded. A woman was also shot.", {"injured": 2}),
        ("He was charged with two counts of murder.", {"killed": 2}),
        ("Two people died. He was charged with four counts of murder.", {"killed": 2}),
        ("A mother, father and son were killed. The father turned the gun on himself.", {"killed": 3}),
        ("A man and a boy were rushed to a hospital.", {"injured": 2}),
        ("Police came for Ada Lind, 24. Lind was shot. A man was killed.", {"killed": 1, "injured": 0}),
        ("Two sailors were killed. Ada Lind, 24, was one of four people who were shot.", {"killed": 2, "injured": 2}),
        ("He killed his son, 4. Bo Lind, 35, was found dead. He then turned the gun on himself.", {"killed": 2}),
    ],
)
def test_a_text_is_counted_altogether(text: str, expected: dict[str, float]) -> None:
    assert numbers(text) == expected


def test_a_text_that_says_nothing_of_it_gives_no_number() -> None:
    assert tally(asserted("The tide turned at noon."), "killed") is None
    assert toll([]) == {}


def test_what_stands_on_top_of_others_is_no_total() -> None:
    found = tally(asserted("A sailor was killed. Six others were killed."), "killed")
    assert found is not None
    assert found.low == 7


def test_people_of_another_time_count_only_where_there_are_no_others() -> None:
    text = "Nine people were killed in a fire in 1998. Two people were killed on Tuesday."
    assert numbers(text) == {"killed": 2}


def test_two_names_are_two_persons_and_two_ages_too() -> None:
    assert numbers("Ada Venn was killed. Tam Hale was killed.") == {"killed": 2}
    assert numbers("A 9-year-old boy was killed. A 12-year-old boy was killed.") == {"killed": 2}
    assert numbers("A 9-year-old boy was killed. The boy was killed at noon.") == {"killed": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fatal crash closed the road.", {"killed": 1}),
        ("Homicide detectives closed the road.", {}),
        ("A triple murder shook the town.", {"killed": 3}),
        ("A woman was killed and a man was wounded.", {"killed": 1, "injured": 1}),
        ("Ada Venn was killed. Venn was 28.", {"killed": 1}),
        ("A 9-year-old girl was shot. A 40-year-old man was killed.", {"killed": 1, "injured": 1}),
        ("Four people were shot, two fatally.", {"killed": 2, "injured": 2}),
        ("A sailor could have died.", {}),
        ("Nobody died.", {"killed": 0}),
        ("The crew of three was rescued.", {}),
        ("A boy was hurt. One of the boys had shot the other.", {"injured": 1}),
        ("A girl was killed. One of her friends was killed, a sailor said.", {"killed": 1}),
        ("Ten people were wounded. One of the victims died.", {"killed": 1, "injured": 9}),
        ("Two died and ten were hurt. One of the victims died at noon.", {"killed": 2, "injured": 10}),
        (
            "A man died. A 59-year-old man, 49-year-old woman and 53-year-old man suffered cuts.",
            {"killed": 1, "injured": 3},
        ),
        ("Four are dead and another is fighting for her life.", {"killed": 4, "injured": 1}),
        ("A boy was shot. The boy is in critical condition.", {"injured": 1}),
        ("A two-year-old shot himself in the leg.", {"injured": 1}),
        ("He shot at twelve people and wounded three.", {"injured": 3}),
        ("Shooting kills 1, wounds 5 in Brack", {"killed": 1, "injured": 5}),
        ("Three people were injured. A fourth was wounded by glass.", {"injured": 4}),
        ("Father kills daughter. He shot her to death and then killed himself.", {"killed": 2}),
    ],
)
def test_hard_cases(text: str, expected: dict[str, float]) -> None:
    assert numbers(text) == expected
