from collections.abc import Sequence

import pytest
from tests.support.cast import story

from stemma.model.errors import SettingsError
from stemma.stages.names import plug
from stemma.stages.names.features import Usage
from stemma.stages.names.mention import find_mentions
from stemma.stages.names.settings import MentionSettings
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word


class Loud:
    """Takes every word in capitals for a body."""

    def tag(self, sentence: Sequence[Word], _usage: Usage) -> list[Tagged]:
        return [
            Tagged(place, place + 1, "organisation", 0.9)
            for place, word in enumerate(sentence)
            if word.form.isupper() and len(word.form) > 2
        ]


class Entry:
    name = "loud"

    @staticmethod
    def load() -> type[Loud]:
        return Loud


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> None:
    def points(*, group: str, name: str | None = None) -> list[type[Entry]]:
        return [Entry] if group == plug.GROUP and name in (None, "loud") else []

    monkeypatch.setattr(plug, "entry_points", points)
    plug.load_tagger.cache_clear()


def test_a_tagger_of_another_maker_takes_the_place_of_ours(plugged: None) -> None:
    found = find_mentions(story({"one": "The ZORB met the QUAG."}), settings=MentionSettings(tagger="loud"))
    assert [one.text for one in found if one.form == "name"] == ["ZORB", "QUAG"]


def test_an_unknown_tagger_is_told_with_those_that_are_there(plugged: None) -> None:
    with pytest.raises(SettingsError, match=r"no tagger 'quiet' \(loud\)"):
        plug.load_tagger("quiet")


def test_without_any_plug_in_the_error_says_so() -> None:
    plug.load_tagger.cache_clear()
    with pytest.raises(SettingsError, match="none is installed"):
        plug.load_tagger("nobody")


def test_installed_taggers_are_listed_by_name(plugged: None) -> None:
    assert plug.installed_taggers() == ["loud"]
