import pytest

from stemma.stages.lineage.outlets import plain_name, same_outlet


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Kelbrook", "www.kelbrook.com"),
        ("The Kelbrook", "kelbrook.co.uk"),
        ("KELBROOK", "https://edition.kelbrook.org/a"),
    ],
)
def test_a_name_and_its_host_are_one_outlet(name: str, host: str) -> None:
    assert same_outlet(name, [plain_name(host)])


def test_different_names_are_different_outlets() -> None:
    assert not same_outlet("Kelbrook Post", [plain_name("Kelbrook Echo")])


def test_an_empty_name_is_nobody() -> None:
    assert not same_outlet("", [plain_name("")])
