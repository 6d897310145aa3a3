"""Word lists, rules and the bundled story: files, never code. This module only opens them."""

from collections.abc import Hashable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def open_data(*parts: str) -> Traversable:
    """Return a bundled file or folder by its path inside this package."""
    return files("stemma.data").joinpath(*parts)


def load_toml(name: str, kind: type[T]) -> T:
    """Return a bundled TOML file as the given type. Raises msgspec.ValidationError where the file does not fit it."""
    # A class is hashable, which a checker does not see through a type variable.
    read: T = _read(name, cast("Hashable", kind))
    return read


@cache
def _read(name: str, kind: Hashable) -> Any:  # noqa: ANN401 - the caller names the type
    return msgspec.toml.decode(open_data(name).read_bytes(), type=kind)
