"""What is told of the bundled story is what was last read and accepted; `make golden` writes it anew."""

import pytest
from tests.stories.golden import FIRST_RUN, GOLDEN, KEPT, first_run_page
from tests.support.retold import Told


@pytest.mark.parametrize("name", sorted(KEPT))
def test_the_bundled_story_is_told_as_it_was_accepted(told: Told, name: str) -> None:
    assert KEPT[name](told) == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_first_run_page_shows_the_tree_as_it_is_now(told: Told) -> None:
    page = FIRST_RUN.read_text(encoding="utf-8")
    assert first_run_page(told, page) == page
