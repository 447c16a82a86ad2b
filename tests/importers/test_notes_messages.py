"""Mail and PDFs read as notes: who wrote what when, the messages below, and pages."""

import io
from email.message import EmailMessage

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from chronology.documents import Document
from chronology.model import Account, Kind, Reading
from importers.notes import CaseNotes

BODY = "Dear team,\n\nAnn came in today with a bruise to her left arm.\n\nKind regards\nJo Bloggs\n"
FORWARDED = (
    "For the file.\n\n-----Original Message-----\nFrom: Sam Example <sam@clinic.example>\nSent: 01 February 2021 09:15\n"
    "To: Jo Bloggs\nSubject: Audiology\n\nAnn was not brought to audiology today.\n"
)
ANSWERED = "Thank you.\n\nOn 1 Feb 2021, at 09:15, Sam Example <sam@clinic.example> wrote:\n> Ann was not brought to audiology today.\n"


def mail(body: str = BODY, date: str = "Wed, 03 Feb 2021 23:40:00 +0000", **headers: str) -> Document:
    message = EmailMessage()
    for name, value in {
        "From": "Jo Bloggs <jo@school.example>",
        "To": "Duty <duty@council.example>, other@council.example",
        "Date": date,
        "Subject": "Concern",
        **headers,
    }.items():
        message[name] = value
    message.set_content(body)
    return Document("concern.eml", content=bytes(message))


def told(document: Document) -> list[Account]:
    return [value for value in CaseNotes().read([document]) if isinstance(value, Account)]


def reading(document: Document) -> tuple[int, int]:
    (found,) = (value for value in CaseNotes().read([document]) if isinstance(value, Reading))
    return found.found, found.accounted


def notes(document: Document) -> list[tuple[str | None, str | None]]:
    return [(one.when.edtf, one.source.recorded_by) for one in told(document) if one.key.endswith("#note")]


def test_a_mail_is_a_note_of_its_sender_on_the_day_and_hour_it_was_sent():
    assert [("2021-02-03T23:40", "Jo Bloggs")] == notes(mail())


def test_the_hour_is_the_one_in_britain():
    assert [("2021-07-04T00:30", "Jo Bloggs")] == notes(mail(date="Sat, 03 Jul 2021 23:30:00 +0000"))


def test_what_a_mail_reports_is_told_and_no_address_of_anybody_is():
    accounts = told(mail())

    assert {Kind.INJURY} <= {account.kind for account in accounts}
    assert not any("@" in repr(account) for account in accounts)
    assert [("Duty", "informed")] == [
        (part.person, part.involvement) for part in accounts[0].people if part.role == "recipient"
    ]


@pytest.mark.parametrize("body", [FORWARDED, ANSWERED], ids=["forwarded", "answered"])
def test_a_message_below_is_a_note_of_its_own_writer_on_its_own_day(body):
    own, below = (account for account in told(mail(body)) if account.key.endswith("#note"))

    assert ("2021-02-03T23:40", "Jo Bloggs") == (own.when.edtf, own.source.recorded_by)
    assert ("2021-02-01", "Sam Example") == ((below.when.edtf or "")[:10], below.source.recorded_by)
    assert "audiology" not in own.fact
    assert Kind.NOT_BROUGHT in {account.kind for account in told(mail(body)) if account.when == below.when}


def test_a_mail_whose_date_cannot_be_read_is_undated_and_not_of_today():
    assert [(None, "Jo Bloggs")] == notes(mail(date="last week"))


@pytest.mark.parametrize("body", [BODY, FORWARDED, ANSWERED, "\n", "See attached.\n"])
def test_every_line_of_a_mail_is_accounted_for(body):
    found, accounted = reading(mail(body))

    assert found == accounted > 0


def pdf(*pages: list[str]) -> Document:
    file = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    story = [part for page in pages for part in (*(Paragraph(line, style) for line in page), PageBreak())]
    SimpleDocTemplate(file).build(story)
    return Document("notes.pdf", content=file.getvalue())


def test_the_notes_of_a_pdf_are_read_and_name_their_pages():
    document = pdf(
        ["Case notes: Ann Example", "Date: 03/02/2021 Author: W Worker Type: Home visit", "Ann was seen alone."],
        ["Date: 10/02/2021 Author: W Worker Type: Telephone call", "School rang. Ann has a bruise to her left arm."],
    )

    assert [("2021-02-03", "W Worker"), ("2021-02-10", "W Worker")] == notes(document)
    assert ["page 1", "page 2"] == [
        one.source.locator.partition(",")[0] for one in told(document) if one.key.endswith("#note")
    ]
    found, accounted = reading(document)
    assert found == accounted > 0


def test_a_mail_about_a_hearing_is_a_contact_and_no_hearing():
    (own, *_) = told(mail("Hi both, for the bundle please. The final hearing is listed for 29 November 2021.\n"))

    assert Kind.CONTACT is own.kind
    assert Kind.COURT_HEARING not in {
        account.kind for account in told(mail("The hearing is listed on 29 November 2021."))
    }


CHAIN = (
    "Chain below for the file.\n\n> From: Sam Example (clinic)   Sent: 1 February 2021 09.12\n> Ann was not brought to audiology.\n"
    ">> From: Jo Bloggs   Sent: 29 January 2021 16.40   To: Sam Example\n>> Is she coming on Monday?\n"
)


def test_a_message_whose_head_is_one_line_is_of_the_day_and_hour_it_was_sent():
    found = notes(mail(CHAIN))

    assert [("2021-02-03T23:40", "Jo Bloggs"), ("2021-02-01T09:12", "Sam Example (clinic)")] == found[:2]


def test_every_line_of_such_a_chain_is_accounted_for():
    found, accounted = reading(mail(CHAIN))

    assert found == accounted
