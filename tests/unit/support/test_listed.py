from tests.support.listed import FOOT, MENU, SORTS, listed_pages


def test_the_body_of_a_listed_page_is_what_stands_between_head_and_foot() -> None:
    pages = list(listed_pages((7,)))
    assert len(pages) == 2 * len(SORTS)
    for page in pages:
        start, end = page.body
        assert tuple(page.lines[: len(MENU)]) == MENU
        assert tuple(page.lines[end:]) == FOOT
        assert 0 < start < end


def test_one_seed_gives_the_same_pages_always_and_another_seed_others() -> None:
    assert list(listed_pages((3,))) == list(listed_pages((3,)))
    assert [page.lines for page in listed_pages((3,))] != [page.lines for page in listed_pages((4,))]
