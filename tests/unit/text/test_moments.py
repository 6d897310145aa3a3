import pytest

from stemma.text.moments import HOUR, read_moment


def test_an_instant_with_a_zone_has_no_spread() -> None:
    moment = read_moment("2024-04-18T15:12:40+02:00")
    assert moment is not None
    assert moment.spread == 0.0
    assert moment.stated == "2024-04-18T15:12:40+02:00"


def test_the_same_instant_in_two_zones_is_one_moment() -> None:
    east, west = read_moment("2024-04-18T15:00:00+02:00"), read_moment("2024-04-18T09:00:00-04:00")
    assert east is not None
    assert west is not None
    assert east.middle == west.middle


def test_a_clock_without_a_zone_is_less_sure() -> None:
    moment = read_moment("2024-04-18T15:00")
    assert moment is not None
    assert moment.spread == 5 * HOUR


def test_coarser_times_are_less_sure() -> None:
    moments = [read_moment(stated) for stated in ("2024-04-18", "2024-04", "2024")]
    spreads = [moment.spread for moment in moments if moment]
    assert len(spreads) == 3
    assert spreads == sorted(spreads)


@pytest.mark.parametrize("stated", [None, "", "yesterday", "2024-13-40", "18 April 2024", "2024-04-18T99:99"])
def test_what_is_no_time_is_none(stated: str | None) -> None:
    assert read_moment(stated) is None
