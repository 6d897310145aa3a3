"""Pages that somebody copied whole: which line is the headline, and where the text under it stands."""

import re
from collections.abc import Sequence

from stemma.model import Role
from stemma.stages.clean.headline import Headline, anchored_headline, headline_at, lone_head
from stemma.stages.clean.judgement import Judgement, with_headline
from stemma.stages.clean.lines import Line
from stemma.stages.clean.rules import Hit
from stemma.stages.clean.setting import Setting
from stemma.stages.clean.stretch import HEAD_LINES, Kind, Stretch, kind_of, list_stretch, main_stretch, stretch_under
from stemma.text.copied import speaks_for

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class CopiedPage:
    """A text as a page that somebody copied whole, perhaps: its headline and main stretch."""

    def __init__(
        self,
        lines: Sequence[Line],
        hits: Sequence[Sequence[Hit]],
        *,
        settled: Sequence[Judgement | None],
        taken: Sequence[bool],
        setting: Setting,
    ) -> None:
        self._lines, self._hits, self._settled = lines, hits, settled
        self._taken, self._setting = taken, setting
        self._settled_roles = [judgement.role if judgement else None for judgement in settled]
        self._settled_kinds = [kind_of(*one) for one in zip(lines, self._settled_roles, hits, strict=True)]

    def read(self, headline: Headline, *, titled: bool) -> tuple[Headline, Stretch | None]:
        """Return headline and main stretch; no stretch where nothing is sure, or the text is no page.

        `titled` texts have a title from elsewhere, so that their headline is known.
        """
        lines = self._lines
        run = main_stretch(lines, *self._told(headline))
        signed = [_is_signed(line, judgement) for line, judgement in zip(lines, self._settled, strict=True)]
        listed = self._listed(headline, run, signed=signed)
        if listed is not None:
            return listed
        if run is None:
            return headline, None
        anchor = anchored_headline(lines, (run.start, run.end), taken=self._taken, signed=signed) if run.sure else None
        if anchor is None and not (headline.stated and titled):
            led = self._led(lone_head(lines, taken=self._taken, signed=signed), run)
            if led is not None:
                return led
        if not run.sure:
            # Where most sentences lie elsewhere, nothing is sure, and a lost sentence is worse than a kept line.
            return headline, None
        if anchor is not None and not (headline.stated and titled):
            headline = headline_at(lines, anchor, setting=self._setting, taken=self._taken)
        if headline.first is None:
            return headline, run
        return headline, main_stretch(lines, *self._told(headline), below=headline.first)

    def _listed(
        self, headline: Headline, run: Stretch | None, *, signed: Sequence[bool]
    ) -> tuple[Headline, Stretch] | None:
        """Return headline and list of a page whose report is a list, where there is hardly any running text."""
        first = lone_head(self._lines, taken=self._taken, signed=signed)
        head = None
        if first is not None:
            headline = headline_at(self._lines, first, setting=self._setting, taken=self._taken)
            head = max(at for at in range(first + 1, min(first + 1 + HEAD_LINES // 2, len(signed))) if signed[at])
        _, kinds = self._told(headline)
        found = list_stretch(self._lines, kinds, run=run, head=head)
        return None if found is None else (headline, found)

    def _led(self, head: int | None, run: Stretch) -> tuple[Headline, Stretch] | None:
        """Return the only whole head of a page and the text under it; a run elsewhere may be a list of teasers."""
        if head is None or (run.sure and head < run.start <= head + HEAD_LINES):
            return None
        headline = headline_at(self._lines, head, setting=self._setting, taken=self._taken)
        under = stretch_under(self._lines, *self._told(headline), head=head)
        if under is None:
            return None
        words = [line.words for line in self._lines]
        return (headline, under) if speaks_for(words, head, run=(under.start, under.end)) else None

    def _told(self, headline: Headline) -> tuple[list[Role | None], list[Kind]]:
        """Return roles and kinds of the lines under a headline; it changes those of its own lines alone."""
        judged = with_headline(self._settled, headline)
        roles = [judgement.role if judgement else None for judgement in judged]
        kinds = list(self._settled_kinds)
        for index, (role, settled) in enumerate(zip(roles, self._settled_roles, strict=True)):
            if role is not settled:
                kinds[index] = kind_of(self._lines[index], role, self._hits[index])
        return roles, kinds


def _is_signed(line: Line, judgement: Judgement | None) -> bool:
    """Return whether a line is a byline or a whole date; hours and names of agencies stand anywhere."""
    if judgement is None:
        return False
    dated = _YEAR.search(line.text) is not None
    return judgement.role is Role.BYLINE or (dated and judgement.role in {Role.CREDIT, Role.PUBLISHED})
