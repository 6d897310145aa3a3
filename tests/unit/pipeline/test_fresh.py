import msgspec

from stemma.model import Run, Sentence
from stemma.model.packing import pack
from stemma.pipeline.fresh import (
    Ticket,
    code_hash,
    digest,
    rows_hash,
    settings_hash,
    why_again,
)

TICKET = Ticket(stage="align", version=2, settings_hash="s", input_hash="i", code_hash="c")
RUN = Run(
    stage="align", version=2, settings_hash="s", input_hash="i", rows=3, seconds=1.5, code_hash="c", output_hash="o"
)


def changed(**fields: object) -> str | None:
    return why_again(TICKET, msgspec.structs.replace(RUN, **fields))


def test_a_stage_is_fresh_when_all_that_it_depends_on_is_as_it_was() -> None:
    assert why_again(TICKET, RUN) is None
    assert changed(rows=9, seconds=9.0, output_hash="other") is None


def test_every_reason_is_named() -> None:
    assert why_again(TICKET, None) == "it has not run for this case yet"
    assert changed(version=1) == "its method has changed (version 1 to 2)"
    assert changed(code_hash="other") == "the program has changed since it last ran"
    assert changed(settings_hash="other") == "its settings have changed"
    assert changed(input_hash="other") == "what it reads has changed"


def test_the_pile_is_what_intake_reads() -> None:
    ticket = msgspec.structs.replace(TICKET, stage="intake", input_hash="new")
    assert why_again(ticket, msgspec.structs.replace(RUN, stage="intake")) == "the pile has changed"


def test_the_borders_between_parts_count() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert digest() != digest(b"")


def test_settings_hash_alike_in_any_order_of_their_names() -> None:
    assert settings_hash({"one": 1, "two": 2}) == settings_hash({"two": 2, "one": 1})
    assert settings_hash({"one": 1}) != settings_hash({"one": 2})
    assert settings_hash(None) == settings_hash(None)


def test_rows_hash_by_their_content() -> None:
    one, two = (Sentence(id="1", witness="a", start=0, end=end, index=0) for end in (4, 5))
    assert rows_hash(pack([one])) == rows_hash(pack([one]))
    assert rows_hash(pack([one])) != rows_hash(pack([two]))


def test_the_program_hashes_alike_twice() -> None:
    assert code_hash() == code_hash.__wrapped__()
