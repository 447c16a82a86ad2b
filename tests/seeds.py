"""One small valid file of every kind that is read, invented, with a word in its text that stands nowhere else."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from functools import cache
from xml.sax.saxutils import escape

import diaries
import ssda903_making as ssda903
from compound import compound, message
from tablemaking import as_pdf, as_word, as_workbook

CANARY = "Zebrafinch"
"""Stands in the words of every record, and so may stand in no message."""
_DAY = dt.date(2024, 1, 10)
_BORN = dt.date(2015, 3, 4)


def table(rows: Sequence[Sequence[object]]) -> bytes:
    """Comma-separated values."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def ics(words: str = CANARY, child: str = "c1") -> bytes:
    """Records of the Integrated Children's System."""
    said, child = escape(words), escape(child, {'"': "&quot;"})
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ICSExport xmlns="urn:x-chronology:ics:1">
 <Header version="1.1"><Authority scheme="LA" code="999">Invented Council</Authority><System>CMS</System>
  <Extracted>2024-01-31T09:30:00</Extracted><AsAt>2024-01-31</AsAt></Header>
 <People>
  <Person id="{child}" kind="child" subject="true"><FamilyName>{said}</FamilyName><GivenNames>Ann</GivenNames>
   <BirthDate>2015-03-04</BirthDate></Person>
  <Person id="w1" kind="professional"><FamilyName>Worker</FamilyName></Person>
 </People>
 <Records>
  <CaseNote id="n1" subject="{child}" author="w1"><Date type="occurred">2024-01-10</Date>
   <Date type="recorded">2024-01-11</Date><Title>Visit {said}</Title>
   <Narrative section="event">Seen at home. {said} has a bruise.</Narrative></CaseNote>
  <ReferralAndInformationRecord id="r1" subject="{child}" author="w1"><Date type="received">2024-01-05</Date>
   <Title>{said}</Title><Reason scheme="ref_reason" code="N5">{said}</Reason>
   <Participant person="w1" role="{said}" involvement="author"/></ReferralAndInformationRecord>
 </Records>
</ICSExport>""".encode()


def cin(words: str = CANARY, child: str = "A100") -> bytes:
    """The CIN census."""
    said, child = escape(words), escape(child)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>
  <ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails>
  <Source><SourceLevel>L</SourceLevel><LEA>999</LEA><SoftwareCode>{said}</SoftwareCode><Release>1</Release>
  <SerialNo>1</SerialNo><DateTime>2024-05-01T09:00:00</DateTime></Source></Header>
 <Children><Child><ChildIdentifiers><LAchildID>{child}</LAchildID><UPN>A999000000001</UPN>
   <PersonBirthDate>2015-03-04</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
  <ChildCharacteristics><Ethnicity>{said}</Ethnicity></ChildCharacteristics>
  <CINdetails><CINreferralDate>2023-04-14</CINreferralDate><ReferralSource>6</ReferralSource>
   <PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>2024-03-20</CINclosureDate>
   <ReasonForClosure>{said}</ReasonForClosure>
   <Section47><S47ActualStartDate>2023-04-23</S47ActualStartDate><ICPCnotRequired>0</ICPCnotRequired></Section47>
   <ChildProtectionPlans><CPPstartDate>2023-05-12</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
    <Reviews><CPPreviewDate>2023-08-04</CPPreviewDate></Reviews></ChildProtectionPlans>
  </CINdetails></Child></Children></Message>""".encode()


def _episodes(words: str) -> list[dict[str, str]]:
    return [
        ssda903.episode(DEC="01/08/2017", REC="X1", REASON_PLACE_CHANGE=words),
        ssda903.episode(DECOM="01/08/2017", RNE="P", PLACE="U1"),
    ]


def ssda903_files(words: str = CANARY) -> dict[str, bytes]:
    """The files of one SSDA903 return."""
    review = ssda903.row(REVIEW="01/07/2017", REVIEW_CODE=words)
    missing = ssda903.row(MISSING="M", MIS_START="02/07/2017", MIS_END="03/07/2017")
    rows = {
        "header": [ssda903.header(ETHNIC=words)],
        "episodes": _episodes(words),
        "reviews": [review],
        "missing": [missing],
    }
    return {f"{name}.csv": ssda903.separated(name, cells) for name, cells in rows.items()}


def ssda903_xml(words: str = CANARY) -> bytes:
    """The same return in its XML form."""
    return ssda903.markup(header=[ssda903.header(ETHNIC=words)], episodes=_episodes(words))


ANNEX_A = (
    (
        ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Date of Contact", "Contact Source"],
        ["c1", "b) Female", CANARY, _BORN, 8, _DAY, CANARY],
    ),
    (
        ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "CIN Start Date", "Primary Need Code",
         "Date Child Was Last Seen", "CIN Closure Date", "Reason for Closure", "Case Status"],
        ["c1", "b) Female", CANARY, _BORN, _DAY, CANARY, _DAY, None, CANARY, CANARY],
    ),
)  # fmt: skip
"""Two lists of Annex A, each its headings and a row."""

TABLES: Mapping[str, tuple[list[str], list[str]]] = {
    "contacts": ([str(each) for each in ANNEX_A[0][0]], [str(each or "") for each in ANNEX_A[0][1]]),
    "visits": (
        ["visit_id", "person_id", "visit_type", "planned_datetime", "actual_datetime", "reason_visit_not_made", "seen_alone_flag"],
        ["91", "33", CANARY, "2024-02-01 10:00:00", "2024-02-02 10:00:00", CANARY, "Y"],
    ),
    "warnings": (
        ["id", "person_id", "start_date", "review_date", "end_date", "note_type", "status", "warning_narrative"],
        ["5", "33", "2024-01-03", "2024-02-03", "", CANARY, CANARY, CANARY],
    ),
    "forms": (
        ["recordId", "personId", "firstName", "lastName", "dateOfBirth", "formName", "caseFormTimestamp", "dateOfEvent", "title"],
        ["f1", "33", "Ann", CANARY, "2015-03-04", CANARY, "2024-01-03", "2024-01-02", CANARY],
    ),
    "adults": (
        ["Reporting_Period_Start_Date", "Reporting_Period_End_Date", "LA_Name", "LA_Person_Unique_Identifier", "Client_Type",
         "Event_Type", "Event_Reference", "Event_Start_Date", "Event_Description", "Event_Outcome"],
        ["2023-04-01", "2024-03-31", CANARY, "P9", "Service User", "Request", "e1", "2024-01-10", CANARY, CANARY],
    ),
    "concerns": (
        ["Concern ID", "Person ID", "Date of concern", "Source of concern", "Type of abuse", "Outcome of concern", "Section 42 start date"],
        ["k1", "P9", "2024-01-10", CANARY, CANARY, CANARY, "2024-01-12"],
    ),
    "dump": (
        ["id", "person_id", "note_type", "title", "created_on", "created_by", "note"],
        ["7", "33", "Home Visit", CANARY, "05/02/2024 16:10:00", "J Example",
         f"{CANARY} was seen alone. On 3 February 2024 police attended the flat. Action: call the school by 9 March 2024."],
    ),
}  # fmt: skip
"""Tables of casework and adult systems: headings and a row."""

AGENCY = (
    ["Date", "Event", "Action", "Outcome", "Comment"],
    ["01/02/2021", f"Seen in clinic with mother. {CANARY}", "Letter sent", CANARY, CANARY],
    ["03/2021", f"Did not attend the clinic. {CANARY}", "", "", ""],
    ["01/04/2021", f"Attended A&E with a bruise. {CANARY}", CANARY, "", ""],
)
"""A chronology that a partner agency wrote."""

NOTES = f"""Case notes: Rowan Example
Date of birth: 04/03/2015

12/03/2021 14:10 - T/C from school. Rowan was seen with a bruise. {CANARY}
15/03/2021 - Home visit. {CANARY} said "I do not like it". On 2 February 2021 police attended the flat.
Action: visit again on 18 March 2021.
"""


def diary(words: str = CANARY) -> bytes:
    """A diary export."""
    first = diaries.entry(diaries.DAY, f"SUMMARY:Home visit {words}", f"DESCRIPTION:{words}")
    return diaries.diary(first, diaries.entry("DTSTART;VALUE=DATE:20250310", "SUMMARY:Core group", uid="u2")).encode()


def mail(words: str = CANARY, attached: Mapping[str, bytes] | None = None) -> bytes:
    """A message as .eml."""
    made = EmailMessage()
    made["From"] = "Sian Example <sian@borough.example>"
    made["To"] = "Duty <duty@borough.example>"
    made["Date"] = "Fri, 01 Mar 2024 09:30:00 +0000"
    made["Subject"] = f"Visit {words}"
    made["Message-ID"] = "<1@borough.example>"
    made.set_content(f"{words} was seen at home today with her mother.\n")
    for name, content in (attached or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(made)


def outlook(words: str = CANARY) -> bytes:
    """A message as Outlook saves it."""
    sent = dt.datetime(2024, 3, 1, 9, 30, tzinfo=dt.UTC)
    values = {
        0x37: f"Visit {words}",
        0x1000: f"{words} was seen at home.",
        0x39: sent,
        0x1A: "IPM.Note",
        0xC1A: "Sian Example",
    }
    attached = {0x3707: "chronology.csv", 0x3701: table(AGENCY), 0x3705: 1}
    return compound(message(values, [], [attached]))


JSON = f"""{{"schema": "analytical-chronology/1", "as_at": "2024-01-31", "subject": "c1", "subjects": ["c1"],
 "people": [{{"id": "c1", "name": "Ann {CANARY}", "kind": "child", "is_subject": true,
  "source": {{"document": "a.xml", "locator": "1"}}}}],
 "events": [{{"id": "s:note:1#occurred", "kind": "home_visit", "fact": "{CANARY} was seen.",
  "when": {{"earliest": "2024-01-10", "latest": "2024-01-10", "edtf": "2024-01-10", "precision": "day", "as_written": "2024-01-10",
   "basis": "explicit"}},
  "people": [{{"person": "c1", "role": "subject"}}], "sources": [{{"document": "a.xml", "locator": "1", "quote": "{CANARY}"}}]}}]}}
""".encode()


@cache
def seeds() -> Mapping[str, bytes]:
    """Every kind of file by a name with its suffix."""
    made = {
        "ics.xml": ics(),
        "cin.xml": cin(),
        "ssda903.xml": ssda903_xml(),
        **{f"return-{name}": content for name, content in ssda903_files().items()},
        "annex-a.xlsx": as_workbook(ANNEX_A[0], sheets=[("Sheet2", ANNEX_A[1])]).content,
        **{f"{name}.csv": table(rows) for name, rows in TABLES.items()},
        "agency.csv": table(AGENCY),
        "agency.xlsx": as_workbook(AGENCY).content,
        "agency.docx": as_word(AGENCY, before=["Chronology of Rowan Example"]).content,
        "agency.pdf": as_pdf(AGENCY).content,
        "notes.txt": NOTES.encode(),
        "notes.docx": as_word([["Date", "Note"], ["12/03/2021", CANARY]], before=NOTES.split("\n")).content,
        "letter.pdf": as_pdf([["A letter", "of ours"]], before=NOTES.split("\n")).content,
        "diary.ics": diary(),
        "diary.xml": diaries.as_xcal(diary().decode()).encode(),
        "mail.eml": mail(attached={"notes.txt": NOTES.encode(), "chronology.csv": table(AGENCY)}),
        "mail.msg": outlook(),
        "chronology.json": JSON,
    }
    made["all.zip"] = zipped({"inner.zip": zipped({"notes.txt": NOTES.encode(), "ics.xml": ics()}), "cin.xml": cin()})
    return made
