"""Who decided what, and what ran when: a person's judgements and the runs of stages."""

from typing import ClassVar

from stemma.model.base import Record


class Judgement(Record, frozen=True, kw_only=True):
    """A person's decision about any record: kept outside the derived database, append-only."""

    table: ClassVar = "judgement"
    order: ClassVar = ("about", "when")

    about: str
    verdict: str
    who: str
    when: str
    note: str | None = None
    withdrawn: bool = False
    #: The second record of a decision about two: what is merged with, or split from, the first.
    other: str | None = None
    #: What a person wrote as the new name.
    text: str | None = None


class Run(Record, frozen=True, kw_only=True):
    """One stage as it last ran over this case: what went in, under which settings, and what it cost."""

    table: ClassVar = "run"
    order: ClassVar = ("stage",)

    stage: str
    version: int
    settings_hash: str
    input_hash: str
    rows: int
    seconds: float
    #: Of the program's own files: a stage runs again when its code has changed.
    code_hash: str = ""
    #: Of everything that the stage wrote: later stages run again only when this has changed.
    output_hash: str = ""


class Unread(Record, frozen=True, kw_only=True):
    """A file, or a place in one, that could not be read; the rest of the file may have given a witness."""

    table: ClassVar = "unread"
    order: ClassVar = ("path", "place")

    path: str
    #: A line number, an entry's name; empty for the file as a whole.
    place: str
    problem: str
    remedy: str

    @property
    def sentence(self) -> str:
        """Where, what is wrong, and what to do, on one line."""
        where = ", ".join(filter(None, (self.path, self.place)))
        return f"{where}: {self.problem}; {self.remedy}"
