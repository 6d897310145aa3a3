"""What the page shows and asks for later, always from one and the same casebook; and whether there is a newer one."""

import threading
from pathlib import Path

import msgspec

from stemma.model import Judgement, Mention, Witness
from stemma.model.errors import CaseError
from stemma.report import ReportSettings
from stemma.report.gathering import gather
from stemma.report.page import Host, page, policy_of
from stemma.report.payload import comparison_part
from stemma.report.shapes import ComparisonPart
from stemma.server.assets import asset
from stemma.server.judging import Decision, JudgementError, NamedEntity, judgement_of, named_entities
from stemma.server.rerunning import Rerunner, RunState
from stemma.store.casebook import CASEBOOK, Casebook
from stemma.store.judgements import append_judgement, read_judgements
from stemma.views.compare import compare_view
from stemma.views.decisions import DecisionLine, decision_lines
from stemma.views.who import EntityView, entity_views


class NewerRunError(CaseError):
    """The casebook is no longer the one that the page shows."""


class Stamp(msgspec.Struct, frozen=True):
    """Which casebook: a new run replaces the file, and with it at least one of these."""

    inode: int
    size: int
    changed: int

    @classmethod
    def of(cls, case: Path) -> "Stamp | None":
        """Return the stamp of a case's casebook, None where there is none at this moment."""
        try:
            found = (case / CASEBOOK).stat()
        except OSError:
            return None
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)

    @property
    def words(self) -> str:
        """Return the stamp as one word that a page can hold against another."""
        return f"{self.inode:x}-{self.size:x}-{self.changed:x}"


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A page and the casebook from which it was made."""

    stamp: Stamp | None
    html: str
    policy: str


class Hosting:
    """One case, shown. Holds the page that was made last; safe to ask from several threads.

    `judge` is in whose name decisions are kept; without one nothing can be decided.
    """

    def __init__(
        self, case: Path, settings: ReportSettings, *, judge: str | None = None, rerunner: Rerunner | None = None
    ) -> None:
        self._case = case
        self._settings = settings
        self._judge = judge
        self._lock = threading.Lock()
        self._shown: Shown | None = None
        self._known: tuple[Stamp | None, list[Witness], list[EntityView]] | None = None
        self._rerunner = rerunner or Rerunner(case)

    def shown(self) -> Shown:
        """Return the page, made anew where a newer run has replaced the casebook.

        Raises CaseError where there is no casebook that can be read and there was none before.
        """
        with self._lock:
            stamp = Stamp.of(self._case)
            if self._shown is None or (stamp is not None and stamp != self._shown.stamp):
                self._shown = self._make(stamp)
            return self._shown

    def is_newer(self, made: str) -> bool:
        """Return whether a finished run has replaced the casebook from which a page was made."""
        stamp = Stamp.of(self._case)
        return stamp is not None and stamp.words != made

    def comparison(self, left: str, right: str, *, made: str) -> ComparisonPart | None:
        """Return two reports side by side, None where an id is unknown. Raises NewerRunError, CaseError."""
        with self._lock, Casebook.open(self._case) as casebook:
            if self.is_newer(made):
                raise NewerRunError("A newer run has replaced this case; load the page again.")
            first, second = casebook.of(Witness, id=left), casebook.of(Witness, id=right)
            if not first or not second:
                return None
            return comparison_part(compare_view(casebook, first[0], second[0]), settings=self._settings)

    @property
    def takes_judgements(self) -> bool:
        """Return whether somebody may decide on this page."""
        return self._judge is not None

    def judgements(self) -> list[DecisionLine]:
        """Return what persons have decided and what of it holds. Raises CaseError."""
        with self._lock:
            witnesses, entities = self._named()
        return decision_lines(read_judgements(self._case), witnesses=witnesses, entities=entities)

    def names(self) -> list[NamedEntity]:
        """Return who and what can be merged, split and renamed. Raises CaseError."""
        with self._lock:
            return named_entities(self._named()[1])

    def run_again(self) -> RunState:
        """Begin a run under what was decided. Raises JudgementError on a page that only shows."""
        self._decider()
        return self._rerunner.start()

    def run_state(self) -> RunState:
        """Return how the last run that this page asked for stands."""
        return self._rerunner.state()

    def decide(self, decision: Decision, *, when: str) -> Judgement:
        """Keep a decision beside the casebook. Raises JudgementError, CaseError."""
        judge = self._decider()
        with self._lock:
            with Casebook.open(self._case) as casebook:
                witnesses = {witness.id for witness in casebook.of(Witness)}
                mentions = {mention.id for mention in casebook.of(Mention)}
            judgement = judgement_of(decision, witnesses=witnesses, mentions=mentions, who=judge, when=when)
            append_judgement(self._case, judgement)
        return judgement

    def _decider(self) -> str:
        if self._judge is None:
            raise JudgementError("This page only shows; start it with --judge to decide.")
        return self._judge

    def _named(self) -> tuple[list[Witness], list[EntityView]]:
        """Return the witnesses and the entities of the casebook as it is now."""
        stamp = Stamp.of(self._case)
        if self._known is None or self._known[0] != stamp:
            with Casebook.open(self._case) as casebook:
                self._known = (stamp, list(casebook.of(Witness)), entity_views(casebook))
        return self._known[1], self._known[2]

    def _make(self, stamp: Stamp | None) -> Shown:
        try:
            with Casebook.open(self._case) as casebook:
                views = gather(casebook, settings=self._settings)
        except CaseError:
            if self._shown is None:
                raise
            return self._shown
        parts = ["serving.js", *(["judging.js"] if self.takes_judgements else [])]
        host = Host(script="\n".join(map(asset, parts)), name=stamp.words if stamp else "")
        html = page(views, settings=self._settings, host=host)
        return Shown(stamp=stamp, html=html, policy=policy_of(host))
