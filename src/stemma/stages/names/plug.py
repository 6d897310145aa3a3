"""Taggers of other makers: the one entry point of the group `stemma.taggers` that the settings name is loaded.

Such a tagger has `tag(sentence, usage)` as ours; `sentence` is a list of tokens with `form`, `start`, `end`.
"""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from stemma.model.errors import SettingsError
from stemma.stages.names.features import Usage
from stemma.stages.names.tagger import Tagged, Tagger
from stemma.stages.names.tokens import Word

GROUP = "stemma.taggers"


class NameTagger(Protocol):
    """What finds names in a sentence."""

    def tag(self, sentence: Sequence[Word], usage: Usage) -> list[Tagged]:
        """Return the names of a sentence in order, as ranges of its tokens."""
        ...


def tag_all(tagger: NameTagger, sentences: Sequence[Sequence[Word]], usage: Usage) -> list[list[Tagged]]:
    """Return the names of every sentence of a pile, in order."""
    if isinstance(tagger, Tagger):
        return tagger.tag_all(sentences, usage)
    return [tagger.tag(words, usage) for words in sentences]


def installed_taggers() -> list[str]:
    """Return the names of all taggers of other makers that are installed, in order."""
    return sorted(one.name for one in entry_points(group=GROUP))


@cache
def load_tagger(name: str) -> NameTagger:
    """Return the tagger of that name, the shipped one for an empty name. Raises SettingsError for an unknown one."""
    if not name:
        return Tagger()
    found = list(entry_points(group=GROUP, name=name))
    if not found:
        known = ", ".join(installed_taggers()) or "none is installed"
        raise SettingsError(
            f"There is no tagger {name!r} ({known}); install its package or remove `tagger` from [mentions]."
        )
    tagger: NameTagger = found[0].load()()
    return tagger
