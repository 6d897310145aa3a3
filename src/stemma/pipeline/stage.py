"""What a stage is: a pure function, what it reads and writes, and which rows must arrive together."""

import inspect
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from stemma.engine.protocol import StageFunction
from stemma.model import Record

#: Name under which taking the pile in stands among the runs of stages.
INTAKE = "intake"

#: Name under which reading what persons decided stands among them.
JUDGEMENTS = "judgements"


class Per(StrEnum):
    """Which rows a stage must see together."""

    OUTLET = "outlet"
    WITNESS = "witness"
    PAIR = "pair"
    STORY = "story"
    #: A story together with its kin, the reports of other stories that share its text.
    KIN = "kin"
    CORPUS = "corpus"


class Stage(msgspec.Struct, frozen=True):
    """One line of the plan."""

    name: str
    function: StageFunction
    reads: tuple[type[Record], ...]
    writes: tuple[type[Record], ...]
    per: Per
    version: int

    def settings(self) -> Any:  # noqa: ANN401 - every stage has a settings record of its own type
        """Return the settings that the stage's function falls back on; None where it takes none."""
        return _usual_settings(self.function)


@cache
def _usual_settings(function: StageFunction) -> Any:  # noqa: ANN401 - every stage has a settings type of its own
    parameter = inspect.signature(function).parameters.get("settings")
    return parameter.default if parameter else None
