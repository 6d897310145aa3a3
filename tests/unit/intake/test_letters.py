"""Mails as programs and people write them: which part is read, what is attached, and what is no mail at all."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.support.formats import story
from tests.support.formats.reading import FIXTURES, give_bytes

from stemma.intake.members import Format
from stemma.intake.sniffing import format_of, letter_format

LETTER = "\n\n".join(story.PARAGRAPHS)


def mail(**headers: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = "Harbour Herald <news@harbour-herald.example>"
    letter["Subject"] = story.TITLE
    letter["Date"] = "Tue, 04 Mar 2031 09:15:00 +0100"
    letter["Message-ID"] = "<1@harbour-herald.example>"
    for name, value in headers.items():
        letter[name.replace("_", "-")] = value
    return letter


def test_html_goes_before_the_plain_text_beside_it(tmp_path: Path) -> None:
    letter = mail(List_Unsubscribe="<mailto:stop@harbour-herald.example>")
    letter.set_content("View this mail in your browser.")
    letter.add_alternative(story.page(), subtype="html")
    gave = give_bytes(tmp_path, "letter.eml", letter.as_bytes())
    assert story.PARAGRAPHS[0] in gave.witness.text
    assert (gave.witness.outlet, gave.witness.media_type) == ("Harbour Herald", "message/rfc822")
    assert gave.footprint(gave.witness).part is None


def test_plain_text_is_read_where_the_html_shows_nothing(tmp_path: Path) -> None:
    letter = mail()
    letter.set_content(LETTER)
    letter.add_alternative("<img src=x>", subtype="html")
    witness = give_bytes(tmp_path, "letter.eml", letter.as_bytes()).witness
    assert witness.text.strip() == LETTER
    assert (witness.outlet, witness.published, witness.title) == (None, "2031-03-04T09:15:00+01:00", story.TITLE)


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_transfer_encodings_and_charsets_are_undone(encoding: str, charset: str, tmp_path: Path) -> None:
    letter = mail()
    letter.set_content("Café Späth öffnete seine Türen. " * 9, charset=charset, cte=encoding)
    assert "Café Späth öffnete" in give_bytes(tmp_path, "letter.eml", letter.as_bytes()).witness.text


def test_attached_reports_are_reports_and_pictures_are_not(tmp_path: Path) -> None:
    letter = mail()
    letter.set_content("Please find our report attached.")
    letter.add_attachment(
        (FIXTURES / "libreoffice.docx").read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename="report.docx",
    )
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    inner = mail()
    inner.set_content(LETTER)
    letter.add_attachment(inner)
    gave = give_bytes(tmp_path, "letter.eml", letter.as_bytes())
    assert [witness.path for witness in gave.witnesses] == ["letter.eml", "letter.eml#report.docx", "letter.eml#part 4"]
    assert gave.witnesses[1].retrieved == "2031-03-04T09:15:00+01:00"
    assert gave.unread == []


def test_names_in_other_scripts_are_decoded(tmp_path: Path) -> None:
    letter = mail(List_Id="<news.example>")
    letter.replace_header("From", "=?utf-8?b?0JLQtdGB0YLQvdC40Lo=?= <a@vestnik.example>")
    letter.set_content(LETTER)
    assert give_bytes(tmp_path, "letter.eml", letter.as_bytes()).witness.outlet == "Вестник"


def test_a_saved_text_that_begins_like_a_mail_is_a_text() -> None:
    assert letter_format(b"From: the harbour\nDate: 4 March 2031\n\nSnow closed both roads.") is None
    assert format_of(b"Subject: Snow\nSnow closed both roads.") is Format.PLAIN
    assert letter_format(b"Message-ID: <a@b>\nSubject: Snow\n\nx") is Format.MAIL
    assert letter_format(b"From a@b Tue Mar  4 09:15:00 2031\nMessage-ID: <a@b>\nSubject: Snow\n\nx") is Format.MAILBOX


@pytest.mark.parametrize(
    "broken",
    [
        b"Message-ID: <a@b>\nFrom: <<>>@\nSubject: =?x?q?=FF?=\nDate: ?\nContent-Type: text/plain; charset=no\n\nSnow.",
        b"Message-ID: <a@b>\nSubject: x\nContent-Type: multipart/mixed; boundary=never\n\nSnow closed both roads.",
        b"Message-ID: <a@b>\nSubject: x\nContent-Transfer-Encoding: base64\n\n!!!!not base64!!!!",
        b"Message-ID: <a@b>\nSubject: x\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\n--a--\n",
    ],
)
def test_a_broken_mail_gives_a_witness_or_a_line(broken: bytes, tmp_path: Path) -> None:
    gave = give_bytes(tmp_path, "broken.eml", broken)
    assert gave.witnesses or gave.unread


def test_lines_that_a_mailbox_quoted_are_unquoted(tmp_path: Path) -> None:
    box = (
        b"From a@b Tue Mar  4 09:15:00 2031\nMessage-ID: <a@b>\nSubject: Snow\n\nIt said:\n>From here on it snows.\n\n"
    )
    assert "From here on it snows." in give_bytes(tmp_path, "a.mbox", box * 2).witnesses[0].text
