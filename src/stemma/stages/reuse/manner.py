"""How closely a copy keeps to the words that it shares: word for word, lightly or heavily reworded."""

from collections.abc import Iterable

import msgspec

from stemma.model import Manner


class MannerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Where one manner of copying ends and the next begins."""

    #: Words in a row from which a text was carried over rather than gone through; a whole passage always was.
    run_words: int = 10
    #: Share of the words of shared passages in such runs, from which a copy is one word for word.
    verbatim_share: float = 0.5
    #: Share of them that both keep in order, from which a copy that is not word for word is but lightly reworded.
    light_share: float = 0.75


class Kept(msgspec.Struct, frozen=True):
    """What two sides of a passage keep of the writers' own words: those of the shorter side, and runs in both."""

    words: int
    runs: tuple[int, ...]


class Keeping(msgspec.Struct, frozen=True):
    """What a copy keeps of the words of all its passages: shares in order and in long runs, 0..1, and its manner."""

    in_order: float = 0.0
    in_runs: float = 0.0
    manner: Manner | None = None


def judge_manner(passages: Iterable[Kept], *, settings: MannerSettings) -> Keeping:
    """Return what is kept of passages taken together; without a word there is no manner."""
    words = in_order = in_runs = 0
    for passage in passages:
        long = min(settings.run_words, passage.words)
        words += passage.words
        in_order += sum(passage.runs)
        in_runs += sum(run for run in passage.runs if run >= long)
    if not words:
        return Keeping()
    return _named(in_order / words, in_runs / words, settings=settings)


def _named(in_order: float, in_runs: float, *, settings: MannerSettings) -> Keeping:
    manner = Manner.LIGHTLY_REWORDED if in_order >= settings.light_share else Manner.HEAVILY_REWORDED
    if in_runs >= settings.verbatim_share:
        manner = Manner.WORD_FOR_WORD
    return Keeping(round(in_order, 4), round(in_runs, 4), manner)
