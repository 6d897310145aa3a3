"""Stemma reconstructs a news story from its reports: who copied whom, counted by independent lineage."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.export.jsonl import write_jsonl
    from stemma.pipeline.course import RunSettings
    from stemma.pipeline.run import reconstruct
    from stemma.store.casebook import Casebook

__all__ = ["Casebook", "RunSettings", "reconstruct", "write_jsonl"]

#: Where each public name lives; its module is loaded when the name is first used.
_HOMES = {
    "Casebook": "stemma.store.casebook",
    "RunSettings": "stemma.pipeline.course",
    "reconstruct": "stemma.pipeline.run",
    "write_jsonl": "stemma.export.jsonl",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes have types of their own
    if name not in _HOMES:
        raise AttributeError(f"module 'stemma' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
