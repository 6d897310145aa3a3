import networkx as nx

from stemma.graph import connected_components


def test_keys_without_links_stand_alone() -> None:
    assert connected_components(["b", "a"], []) == [["a"], ["b"]]


def test_links_join_through_others() -> None:
    assert connected_components("abcd", [("d", "b"), ("b", "a")]) == [["a", "b", "d"], ["c"]]


def test_components_agree_with_networkx_whatever_the_order() -> None:
    for seed in range(30):
        drawn = nx.gnm_random_graph(30, 22, seed=seed)
        keys = [f"{vertex:02d}" for vertex in drawn]
        links = [(f"{left:02d}", f"{right:02d}") for left, right in drawn.edges]
        expected = sorted(sorted(f"{vertex:02d}" for vertex in part) for part in nx.connected_components(drawn))
        assert connected_components(keys, links) == expected
        assert connected_components(keys[::-1], [(right, left) for left, right in links[::-1]]) == expected
