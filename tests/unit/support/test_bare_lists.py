from tests.support.bare_lists import HEADS, bare_lists


def test_every_list_stands_under_every_head_and_its_body_is_the_list() -> None:
    pages = list(bare_lists())
    sorts = {page.sort for page in pages}
    assert len(pages) == len(HEADS) * len(sorts)
    for page in pages:
        start, end = page.body
        assert 0 < start < end < len(page.lines)
        assert all(page.lines)


def test_a_list_is_the_same_whatever_stands_around_it() -> None:
    bodies: dict[str, set[tuple[str, ...]]] = {}
    for page in bare_lists():
        bodies.setdefault(page.sort, set()).add(tuple(page.lines[page.body[0] : page.body[1]]))
    assert all(len(some) == 1 for some in bodies.values())
    assert len({page.name for page in bare_lists()}) == len(list(bare_lists()))
