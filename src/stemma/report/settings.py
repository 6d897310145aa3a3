"""What a report holds at most, so that it opens at once and can be sent by mail."""

import msgspec


class ReportSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of one report file. What is left out is named in the file."""

    #: Characters of text; 12 million are about 2,500 reports and half of the wanted 25 MB.
    text_characters: int = 12_000_000
    #: Characters of side-by-side comparisons, what frames a row counted in; some 6,500 rows, each 0.2 ms to make.
    comparison_characters: int = 2_000_000
    #: Places that differ; nobody reads more on one page.
    variants: int = 300
    #: Utterances; nobody reads more on one page.
    utterances: int = 150
    #: Names with their spellings; a card with its links has some 2.5 kB.
    entities: int = 120
    #: Rows of claims that reports tell differently, some 1.5 kB each.
    claims: int = 120
    #: Rows of claims in which several lineages agree.
    agreed: int = 40
    #: Rows of claims that one origin alone makes: these are most, and say least.
    single_source: int = 40
    #: Moments of the timeline, some 1 kB each.
    moments: int = 120
    #: Of every text only headlines, credits and places that differ are embedded: for sharing.
    snippets_only: bool = False
    #: Characters on either side of a credit and of a place that differs.
    snippet_context: int = 200
