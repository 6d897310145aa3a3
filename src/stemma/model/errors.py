"""Errors that speak to a person: one sentence that says what is wrong, where, and what to do."""

from typing import ClassVar


class StemmaError(Exception):
    """Something a person can mend. Its text is one sentence: what, where, what to do."""

    #: What the command line exits with.
    exit_code: ClassVar[int] = 1


class CaseError(StemmaError):
    """A case folder is missing, is not one, or cannot be written."""


class SettingsError(StemmaError):
    """A setting has an unknown name or a value that does not fit."""

    exit_code = 2


class EngineError(StemmaError):
    """The engine that was asked for is not installed, does not start, or gave up."""


class NothingUsableError(StemmaError):
    """The pile gave no witness at all."""

    exit_code = 4
