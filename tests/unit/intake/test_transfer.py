"""Transfer encodings: what they give is what the mail library gives, and every byte is found again in the file."""

import base64
import quopri
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.formats import story
from tests.support.formats.reading import FIXTURES, give, give_bytes

from stemma.intake.transfer import undo
from stemma.text.footprints import bytes_of, unpack_bytes


@given(st.binary(max_size=400))
def test_quoted_printable_is_undone_with_the_place_of_every_byte(content: bytes) -> None:
    raw = quopri.encodestring(content)
    undone = undo(raw, "Quoted-Printable", at=7)
    assert undone is not None
    assert undone.content == quopri.decodestring(raw)
    for one in undone.laid:
        there = (b"-" * 7 + raw)[one.raw_start : one.raw_end]
        assert quopri.decodestring(there + b"=") == undone.content[one.start : one.end]


@given(st.binary(max_size=400), st.booleans())
def test_base64_is_undone_in_groups(content: bytes, broken: bool) -> None:  # noqa: FBT001 - drawn by the test
    raw = base64.encodebytes(content) if broken else base64.b64encode(content)
    undone = undo(raw, "base64", at=3)
    assert undone is not None
    assert undone.content == content
    for one in undone.laid:
        there = (b"---" + raw)[one.raw_start : one.raw_end]
        assert base64.b64decode(there + b"===").startswith(content[one.start : one.end])


def test_an_unknown_encoding_has_no_places() -> None:
    assert undo(b"begin 644 a", "x-uuencode", at=0) is None


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit", "7bit"])
@pytest.mark.parametrize("policy", [default, SMTP])
def test_words_of_a_mail_are_found_in_its_file(encoding: str, policy: type, tmp_path: Path) -> None:
    letter = EmailMessage(policy=policy)  # type: ignore[arg-type]
    letter["From"], letter["Subject"] = "news@harbour-herald.example", story.TITLE
    text = "\n".join(story.PARAGRAPHS)
    letter.set_content(text if encoding != "7bit" else text.encode("ascii", "ignore").decode(), cte=encoding)
    raw = letter.as_bytes()
    gave = give_bytes(tmp_path, "letter.eml", raw)
    witness, footprint = gave.witness, gave.footprint(gave.witness)
    assert footprint.part is None
    runs, start = unpack_bytes(footprint.runs), witness.text.index("shepherd") if "shepherd" in witness.text else 40
    place = bytes_of(runs, witness.text, (start, start + 8), encoding=witness.encoding)
    assert place is not None
    there = raw[place.start : place.end]
    found = base64.b64decode(there + b"===") if encoding == "base64" else quopri.decodestring(there)
    assert witness.text[start : start + 8].encode(witness.encoding or "utf-8") in found
    if encoding == "base64":
        assert len(there) <= 3 * 36
    else:
        assert witness.text[start : start + 8].encode(witness.encoding or "utf-8") == found


def test_a_page_saved_as_mhtml_is_found_in_the_bytes_of_its_file() -> None:
    path = FIXTURES / "chromium.mhtml"
    gave = give(path)
    assert gave.raw_of(gave.witness, path.read_bytes(), "Café owner") == "Caf=C3=A9 owner"
    assert "&amp; served" in gave.raw_of(gave.witness, path.read_bytes(), "& served")


def test_a_part_that_stands_twice_in_its_file_keeps_its_places_in_the_decoded_part(tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "news@harbour-herald.example", story.TITLE
    letter.set_content(story.PARAGRAPHS[0])
    letter.add_alternative(f"<p>{story.PARAGRAPHS[0]}</p>", subtype="html")
    letter.add_attachment(f"<p>{story.PARAGRAPHS[0]}</p>", subtype="html", filename="again.png")
    gave = give_bytes(tmp_path, "letter.eml", letter.as_bytes())
    assert gave.footprint(gave.witnesses[0]).part == "part 1.2, decoded"
