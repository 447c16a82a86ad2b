"""Mail as a document: its fields and words as text, its attachments as documents through the same door."""

import base64
import datetime as dt
from email.message import EmailMessage

import pytest
from compound import compound, message

from chronology.documents import Document, Limits, gather
from chronology.model import Ignored, Problem

SENT = dt.datetime(2024, 3, 1, 9, 30, tzinfo=dt.UTC)


def mail(body: str = "She was seen at home.\n", **fields: str) -> EmailMessage:
    made = EmailMessage()
    said = {
        "From": "Siân Example <sian@borough.example>",
        "To": "Duty <duty@borough.example>, ysgol@school.example",
        "Cc": "",
        "Date": "Fri, 01 Mar 2024 09:30:00 +0000",
        "Subject": "Visit to Tŷ Gwyn",
        "Message-ID": "<1@borough.example>",
        **fields,
    }
    for name, value in said.items():
        if value:
            made[name] = value
    made.set_content(body)
    return made


def gathered(tmp_path, name: str, content: bytes, **limits: int) -> list[Document | Problem | Ignored]:
    (tmp_path / name).write_bytes(content)
    return list(gather([str(tmp_path / name)], Limits(**limits)))


def names(found) -> list[str]:
    return [one.name for one in found if isinstance(one, Document)]


def problems(found) -> list[str]:
    return [one.message for one in found if isinstance(one, Problem)]


def test_the_text_of_a_mail_is_its_fields_an_empty_line_and_its_words():
    document = Document("a.eml", content=bytes(mail()))

    assert document.is_mail
    assert (
        "From: Siân Example <sian@borough.example>\nTo: Duty <duty@borough.example>, ysgol@school.example\n"
        "Date: Fri, 01 Mar 2024 09:30:00 +0000\nSubject: Visit to Tŷ Gwyn\n\nShe was seen at home."
    ) == document.text


def test_the_fields_of_a_mail_are_values_and_the_body_has_its_place():
    document = Document("a.eml", content=bytes(mail()))
    said = document.mail

    assert said is not None
    assert SENT == said.sent
    assert ("Duty <duty@borough.example>", "ysgol@school.example") == said.recipients
    assert said.body == document.text[said.body_start :] == "She was seen at home."


@pytest.mark.parametrize(
    ("date", "sent"),
    [
        ("Fri, 01 Mar 2024 10:30:00 +0100", SENT),
        ("Fri, 01 Mar 2024 09:30:00 -0000", SENT),
        ("Fri, 01 Mar 2024 09:30:00", None),
        ("some time in spring", None),
    ],
)
def test_a_date_without_a_zone_or_sense_is_kept_as_written_alone(date, sent):
    content = bytes(mail()).replace(b"Date: Fri, 01 Mar 2024 09:30:00 +0000", f"Date: {date}".encode())
    said = Document("a.eml", content=content).mail

    assert said is not None
    assert (date, sent) == (said.as_written, said.sent)


def test_a_body_in_html_alone_is_made_plain_without_scripts_and_styles():
    made = mail()
    made.set_content(
        "<html><head><style>p {}</style><title>T</title></head><body><p>Seen &amp; well.</p><script>x()</script>"
        "<table><tr><td>1 March</td><td>Visit</td></tr></table>Line<br>break</body></html>",
        subtype="html",
    )

    assert "Seen & well.\n\n1 March\tVisit\n\nLine\nbreak" == Document("a.eml", content=bytes(made)).mail.body


def test_the_plain_form_is_read_and_the_other_is_said_to_be_left_out(tmp_path):
    made = mail("plain words\n")
    made.add_alternative("<p>plain words</p>", subtype="html")
    found = gathered(tmp_path, "a.eml", bytes(made))

    assert "plain words" == found[0].mail.body
    assert ["a.eml/text/html"] == [one.document for one in found if isinstance(one, Ignored)]


def test_what_is_attached_comes_as_documents_and_pictures_in_the_text_do_not(tmp_path):
    made = mail()
    made.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="../../plan.csv")
    made.add_attachment(b"photo", maintype="image", subtype="jpeg", filename="bruise.jpg")
    made.add_attachment(
        b"logo", maintype="image", subtype="png", filename="logo.png", disposition="inline", cid="<logo@x>"
    )
    inner = mail("inner words\n", Subject="Earlier/mail")
    inner.add_attachment(b"deep", maintype="text", subtype="plain", filename="deep.txt")
    made.add_attachment(inner)
    found = gathered(tmp_path, "a.eml", bytes(made))

    assert [
        "a.eml",
        "a.eml/plan.csv",
        "a.eml/bruise.jpg",
        "a.eml/mail.eml",
        "a.eml/mail.eml/deep.txt",
    ] == names(found)
    assert ["a.eml/logo.png"] == [one.document for one in found if isinstance(one, Ignored)]
    assert "inner words" == found[-2].mail.body


def test_two_attachments_of_one_name_stay_two(tmp_path):
    made = mail()
    for content in (b"one", b"two"):
        made.add_attachment(content, maintype="text", subtype="plain", filename="a.txt")

    assert ["m.eml", "m.eml/a.txt", "m.eml/a (2).txt"] == names(gathered(tmp_path, "m.eml", bytes(made)))


def test_a_note_that_begins_like_a_mail_is_no_mail():
    note = b"From: duty worker\nDate: 3 March 2024\nSubject: visit\n\nSeen at home."

    assert not Document("note.txt", content=note).is_mail
    assert Document("saved.eml", content=note).is_mail


def test_words_in_an_encoding_that_does_not_fit_are_read_as_any_other_text():
    content = bytes(mail("x\n")).replace(b'charset="utf-8"', b'charset="no-such-thing"')
    content = content.replace(b"\n\nx", b"\n\ncaf\xe9 \x93quoted\x94")

    assert "café “quoted”" == Document("a.eml", content=content).mail.body


# ---- hostile ---------------------------------------------------------------------------------------------------------


def multipart(parts: str, boundary: str = "b") -> bytes:
    head = f'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{boundary}"\n\n'
    return f"{head}{parts}\n--{boundary}--\n".encode()


def test_a_mail_of_ten_thousand_parts_is_refused(tmp_path):
    found = gathered(tmp_path, "a.eml", multipart("--b\n\nwords\n" * 10_000))

    assert ["more parts than the limit" in said for said in problems(found)] == [True]


@pytest.mark.parametrize("how", ["multipart", "message"])
def test_a_mail_a_hundred_deep_is_refused_or_read_to_its_limit(tmp_path, how):
    if how == "multipart":
        inner = "words"
        for n in range(150):
            inner = f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n{inner}\n--b{n}--\n'
        content = f"From: a@b.example\nMIME-Version: 1.0\n{inner}".encode()
    else:
        content = (
            b"From: a@b.example\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\nFrom: a@b\n" * 100 + b"\nx"
        )
    found = gathered(tmp_path, "a.eml", content)

    assert problems(found)
    assert len(names(found)) <= 4


def test_base64_that_is_broken_gives_what_it_can_and_says_so(tmp_path):
    content = multipart(
        "--b\nContent-Type: text/csv; name=a.csv\nContent-Transfer-Encoding: base64\n\nYSxiCjEsMg*!=\nYSx=\n"
    )
    found = gathered(tmp_path, "a.eml", content)

    assert ["a.eml", "a.eml/a.csv"] == names(found)
    assert ["damaged" in said for said in problems(found)] == [True]


def test_an_attachment_that_makes_the_nest_too_large_is_refused_alone(tmp_path):
    made = mail()
    for name in ("one.txt", "two.txt"):
        made.add_attachment(b"x" * 600, maintype="text", subtype="plain", filename=name)
    found = gathered(tmp_path, "a.eml", bytes(made), unpacked=1000)

    assert ["a.eml", "a.eml/one.txt"] == names(found)
    assert ["unpacks to more" in said for said in problems(found)] == [True]


def test_a_long_hostile_header_is_read_as_it_stands():
    content = b"MIME-Version: 1.0\nFrom: " + b"(" * 200_000 + b"\nTo: " + b"<" * 200_000 + b"\n\nwords"
    said = Document("a.eml", content=content).mail

    assert said is not None
    assert "words" == said.body


@pytest.mark.parametrize(
    "field",
    [b"Content-Type: text/plain" + b";" * 3_000_000, b"Content-Disposition: inline;\n" + b" a=b;\n" * 300_000],
    ids=["one line", "many lines"],
)
def test_a_field_of_millions_of_parameters_is_refused_before_it_is_parsed(tmp_path, field):
    found = gathered(tmp_path, "a.eml", b"MIME-Version: 1.0\nFrom: a@b\n" + field + b"\n\nwords")

    assert ["longer than any should be" in said for said in problems(found)] == [True]


def test_coded_words_in_a_line_longer_than_any_may_be_stay_as_they_stand():
    content = b"MIME-Version: 1.0\nFrom: a@b\nSubject: " + b"=?utf-8?q?" * 200_000 + b"\n\nwords"
    said = Document("a.eml", content=content).mail

    assert said is not None
    assert said.subject.startswith("=?utf-8?q?")


# ---- as Outlook saves it ---------------------------------------------------------------------------------------------

SUBJECT, BODY, SENDER, SENDER_SMTP, SUBMIT = 0x0037, 0x1000, 0x0C1A, 0x5D01, 0x0039
DISPLAY, SMTP, RECIPIENT_TYPE = 0x3001, 0x39FE, 0x0C15
FILE_NAME, CONTENT, METHOD, MIME, CONTENT_ID, HTML = 0x3707, 0x3701, 0x3705, 0x370E, 0x3712, 0x1013


def outlook(*attachments, **values) -> bytes:
    said = {
        SUBJECT: "Visit to Tŷ Gwyn",
        BODY: "Seen.\r\nWell.",
        SENDER: "Siân",
        SENDER_SMTP: "s@b.example",
        SUBMIT: SENT,
    }
    people = [{DISPLAY: "Duty", SMTP: "d@b.example", RECIPIENT_TYPE: 1}, {DISPLAY: "Ysgol", RECIPIENT_TYPE: 2}]
    return compound(message({**said, **values.get("said", {})}, people, list(attachments)))


def test_a_message_that_outlook_saved_is_read_like_any_other():
    document = Document("a.msg", content=outlook())

    assert document.is_mail
    assert (
        "From: Siân <s@b.example>\nTo: Duty <d@b.example>\nCc: Ysgol\nDate: 2024-03-01 09:30+00:00\n"
        "Subject: Visit to Tŷ Gwyn\n\nSeen.\nWell."
    ) == document.text
    assert SENT == document.mail.sent


def test_what_is_attached_in_outlook_comes_as_documents_messages_too(tmp_path):
    plan = {FILE_NAME: "plan.csv", CONTENT: b"a,b\n1,2\n", METHOD: 1}
    logo = {FILE_NAME: "logo.png", CONTENT: b"png", METHOD: 1, MIME: "image/png", CONTENT_ID: "logo"}
    inner = message(
        {SUBJECT: "Earlier", BODY: "inner words"}, [], [{FILE_NAME: "deep.txt", CONTENT: b"deep"}], inner=True
    )
    found = gathered(tmp_path, "a.msg", outlook(plan, logo, {DISPLAY: "Earlier", METHOD: 5, "message": inner}))

    assert ["a.msg", "a.msg/plan.csv", "a.msg/Earlier.msg", "a.msg/Earlier.msg/deep.txt"] == names(found)
    assert ["a.msg/logo.png"] == [one.document for one in found if isinstance(one, Ignored)]
    assert b"a,b\n1,2\n" == next(one for one in found if isinstance(one, Document) and "plan" in one.name).content
    assert "inner words" == next(one for one in found if isinstance(one, Document) and "Earlier" in one.name).mail.body


def test_a_body_that_outlook_keeps_as_html_is_made_plain():
    document = Document("a.msg", content=outlook(said={BODY: "", HTML: b"<p>Seen <b>well</b>.</p>"}))

    assert "Seen well." == document.mail.body


@pytest.mark.parametrize("cut", [600, 2000, 5000])
def test_a_message_cut_short_costs_itself_alone(tmp_path, cut):
    (tmp_path / "good.txt").write_text("a note")
    (tmp_path / "bad.msg").write_bytes(outlook({FILE_NAME: "a.bin", CONTENT: b"x" * 9000})[:cut])
    found = list(gather([str(tmp_path)]))

    assert "good.txt" in names(found)


def test_a_compound_file_whose_directory_goes_round_is_no_mail():
    content = bytearray(outlook())
    start = int.from_bytes(content[48:52], "little")
    fat = int.from_bytes(content[76:80], "little")
    content[512 + fat * 512 + start * 4 :][:4] = b""
    at = 512 + fat * 512 + start * 4
    content[at : at + 4] = start.to_bytes(4, "little")

    assert Document("a.msg", content=bytes(content)).is_text is False
    assert isinstance(Document("a.msg", content=bytes(content)).is_mail, bool)


def test_base64_of_the_standard_library_is_what_is_decoded():
    made = mail()
    made.add_attachment(bytes(range(256)), maintype="application", subtype="octet-stream", filename="a.bin")

    assert base64.b64encode(bytes(range(30))) in bytes(made).replace(b"\n", b"")
    assert bytes(range(256)) == Document("a.eml", content=bytes(made)).message.attachments[0].content
