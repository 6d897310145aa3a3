import pytest
from tests.support.asserted import asserted


@pytest.mark.parametrize(
    ("text", "of_some"),
    [
        ("Four sailors were killed, two of them children.", {"Four": False}),
        ("Both men were killed.", {"Both": True}),
        ("Ada Venn and her three children were killed.", {"three": True}),
        ("A man shot and killed his wife and then fatally shot three sailors.", {"three": True}),
        ("Two people hurt in the fire were taken to Brack and two others were sent to Sella.", {"Two": True}),
        ("Two people were injured and a third person fell ill.", {"Two": True}),
        ("Two people killed in the fire have been identified.", {"Two": True}),
        ("Police released the names of three people killed in the fire.", {"three": True}),
        ("Two people were injured in the fire and another was killed.", {"Two": False}),
        ("Seven people were killed.", {"Seven": False}),
    ],
)
def test_a_number_of_some_is_told_from_a_toll(text: str, of_some: dict[str, bool]) -> None:
    found = {one.value: one.of_some for one in asserted(text, "count") if not one.other}
    assert of_some.items() <= found.items()


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Three people were killed.", ""),
        ("Three children were killed.", "child"),
        ("Two adult females were killed.", "adult woman"),
        ("Two Norwick officers were killed.", "officer"),
        ("A man and two boys were killed.", ""),
        ("A girl and two boys were killed.", "child"),
    ],
)
def test_the_sort_of_people_is_kept(text: str, sort: str) -> None:
    whole = max(asserted(text, "count"), key=lambda one: one.low or 0)
    assert whole.sort == sort


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Nine people were shot and one man was killed.", 1.0),
        ("Nine people were shot, one fatally.", 0.0),
        ("Nine people were shot.", 0.0),
    ],
)
def test_the_dead_beside_the_hurt_are_counted(text: str, dead: float) -> None:
    (shot,) = (one for one in asserted(text, "count") if one.happening == "shot")
    assert shot.beside_dead == dead


def test_a_correction_names_the_number_told_before() -> None:
    (one,) = asserted("Four people were injured in the fire, not five as first reported.", "count")
    assert (one.normalised, one.before) == ("4", ("5",))
