"""What a report holds at most, so that it opens at once and can be sent by mail."""

import msgspec


class ReportSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of one report file. What is left out is named in the file."""

    #: Characters of text; 12 million are about 2,500 reports and half of the wanted 25 MB.
    text_characters: int = 12_000_000
    #: Characters of side-by-side comparisons, what frames a row counted in; some 8,000 rows, each 0.2 ms to make.
    comparison_characters: int = 2_500_000
    #: Places that differ; nobody reads more on one page.
    variants: int = 400
    #: Utterances; nobody reads more on one page.
    utterances: int = 300
    #: Of every text only headlines, credits and places that differ are embedded: for sharing.
    snippets_only: bool = False
    #: Characters on either side of a credit and of a place that differs.
    snippet_context: int = 200
