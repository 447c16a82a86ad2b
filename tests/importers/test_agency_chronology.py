"""Chronologies that agencies wrote: what becomes of their rows."""

import datetime as dt

import pytest
from tablemaking import as_csv, as_pdf, as_word, as_workbook, people, planned, read, told, totals, troubles

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Coverage, EvidenceStatus, Extent, Ignored, Kind, Reading
from chronology.pipeline import recognise
from chronology.plugins import load
from importers.agency_chronology import AgencyChronology

HEADINGS = ["Date", "Event", "Action", "Outcome", "Comment"]


def row(date, event, *rest):
    return [date, event, *rest, *[""] * (3 - len(rest))]


def table(*rows, headings=HEADINGS):
    return as_csv([headings, *rows])


def certainty(document):
    return AgencyChronology().recognises(document).certainty


TWO = (row("01/02/2021", "Seen in clinic with mother."), row("01/03/2021", "Seen in clinic again with mother."))


# ---- recognising ------------------------------------------------------------------------------------------------------


def test_a_table_with_dates_and_events_is_recognised_for_certain_in_every_kind_of_file():
    rows = [HEADINGS, *TWO]

    assert [Certainty.CERTAIN] * 4 == [certainty(make(rows)) for make in (as_csv, as_workbook, as_word, as_pdf)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Date", "Note"], ["01/02/2021", "Seen in clinic with mother."], ["01/03/2021", "Seen again with mother."]],
        [["Ethos", "Event"], ["01/02/2021", "Seen in clinic with mother."], ["01/03/2021", "Seen again with mother."]],
        [["01/02/2021", "Seen in clinic with mother."], ["01/03/2021", "Seen again with mother."]],
        [["Date", "Event"], ["01/02/2021", "Seen in clinic with mother."]],
        [["Date", "Event", "Child ID"], ["01/02/2021", "Seen at home today", "1"], ["01/02/2021", "Seen at home", "2"]],
        [["visit_date", "event_details"], ["01/02/2021", "Seen at home today"], ["01/02/2021", "Seen at home again"]],
    ],
)
def test_what_may_be_somebody_else_s_is_only_likely(rows):
    assert Certainty.LIKELY == certainty(as_csv(rows))


@pytest.mark.parametrize(
    "text",
    [
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/02/2010,WBRI,A1,0,\n",
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Date of Contact,Contact Source\n1,1,WBRI,1/2/10,1/2/21,1A\n",
        "Mum was cross, tired and alone.\nShe said so, twice.\n",
        '{"date": "01/02/2021", "event": "x"}',
    ],
)
def test_other_tables_and_prose_are_left_to_their_importers(text):
    assert Certainty.CERTAIN != certainty(Document("a.csv", content=text.encode()))


def test_a_word_file_without_such_a_table_stays_with_the_case_notes():
    rows = [["Date", "Author", "Note"], ["01/02/2021", "A. Jones", "Home visit."], ["02/02/2021", "A. Jones", "T/C."]]
    claim = recognise(as_word(rows), load())

    assert "case-notes" == claim.importer.name


def test_a_scan_is_refused_with_the_gate_s_reason():
    from chronology.errors import RefusedError

    with pytest.raises(RefusedError):
        AgencyChronology().recognises(Document("a.pdf", content=b"%PDF-1.4 nothing"))


# ---- what a row becomes -----------------------------------------------------------------------------------------------


def test_the_fact_the_action_the_outcome_and_the_agency_s_view_stand_apart():
    (one,) = told(table(row("01/02/2021", "Mother rang in tears.", "Advice given", "No further action", "Escalating")))

    assert "Mother rang in tears." == one.fact == one.source.quote
    assert ("Advice given", "No further action", "Escalating") == (one.action, one.outcome, one.impact)


def test_the_child_s_words_the_place_and_who_wrote_it_are_kept():
    headings = ["Date", "What happened", "Child's voice", "Where", "Recorded by", "Date recorded"]
    (one,) = told(as_csv([headings, ["1/2/21", "Seen at school.", "I am tired", "Ysgol Lôn", "A. Jones", "3/2/21"]]))

    assert ("I am tired", "Ysgol Lôn") == (one.child_voice, one.place)
    assert ("A. Jones", dt.date(2021, 2, 3)) == (one.source.recorded_by, one.source.recorded_on)


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("No injuries seen.", Kind.UNCLASSIFIED, EvidenceStatus.REPORTED),
        ("Mother alleged that partner punched her.", Kind.DOMESTIC_ABUSE_INCIDENT, EvidenceStatus.ALLEGED),
        ("Was not brought to dental appointment.", Kind.NOT_BROUGHT, EvidenceStatus.VERIFIED),
        ("Police attended. Reported missing by carer.", Kind.MISSING, EvidenceStatus.REPORTED),
    ],
)
def test_the_words_of_a_row_tell_its_kind_and_how_it_is_known(words, kind, status):
    (one,) = told(table(row("01/02/2021", words)))

    assert (kind, status) == (one.kind, one.evidence_status)


@pytest.mark.parametrize(
    ("whom", "kind"), [("her", Kind.DOMESTIC_ABUSE_INCIDENT), ("her son", Kind.PHYSICAL_ABUSE_ALLEGED)]
)
def test_a_blow_between_adults_in_a_domestic_incident_is_domestic_abuse_and_one_at_a_child_is_not(whom, kind):
    (one,) = told(table(row("01/02/2021", f"Domestic incident. Mother alleged that partner punched {whom}.")))

    assert kind == one.kind


def test_the_type_column_names_the_kind_and_the_title():
    headings = ["Date", "Type", "Details"]
    (one,) = told(as_csv([headings, ["1/2/21", "Strategy discussion", "Held by telephone with police."]]))

    assert (Kind.STRATEGY_DISCUSSION, "Strategy discussion") == (one.kind, one.title)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Health chronology", Kind.HEALTH_CONTACT),
        ("School chronology", Kind.EDUCATION_CONTACT),
        ("", Kind.UNCLASSIFIED),
    ],
)
def test_words_that_tell_nothing_plainer_are_a_contact_with_the_agency_where_that_is_a_kind(title, kind):
    (one,) = told(
        as_csv(
            [[title, ""], ["Date", "Event"], ["1/2/21", "Records copied to the new file."]]
            if title
            else [["Date", "Event"], ["1/2/21", "Records copied to the new file."]]
        )
    )

    assert kind == one.kind


def test_something_grave_in_the_row_of_a_visit_is_an_event_of_its_own():
    headings = ["Date", "Type", "Details"]
    accounts = told(as_csv([headings, ["01/02/2021", "Home visit", "Tidy. Unexplained bruising to his left arm."]]))

    assert [Kind.VISIT, Kind.INJURY_UNEXPLAINED] == [one.kind for one in accounts]
    assert {"2021-02-01"} == {one.when.edtf for one in accounts}


def test_what_something_came_of_was_told_on_its_day_and_plans_nothing_for_it():
    headings = ["Date", "Contact", "Outcome"]
    document = as_csv(
        [headings, ["06/03/2021 09:40", "Wheelchair service due", "Noted"], ["08/03/2021", "Home visit", ""]]
    )

    assert [] == planned(document)
    assert "Wheelchair service due" in [one.fact for one in told(document)]


def test_a_review_that_is_due_is_an_action_and_no_event():
    document = table(*TWO, row("02/03/2021", "Review due 3/5/21."), row("Due 4/6/21", "Core group"))

    assert 2 == len(told(document))
    assert [("2021-05-03", "2021-03-02"), ("2021-06-04", None)] == [
        (one.due.edtf, one.agreed_at and one.agreed_at.edtf) for one in planned(document)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The provider gave written notice that support will end on 22 April 2021.",
        "Mum told that SW will visit on 22 April 2021.",
        "Ffoniodd yr ysgol: bydd cyfarfod ar 22 Ebrill 2021.",
    ],
)
def test_what_was_said_that_day_of_a_day_to_come_is_an_event_and_a_plan(words):
    document = table(*TWO, row("25/03/2021", words))

    assert words == told(document)[-1].fact
    assert ["2021-04-22"] == [one.due.edtf for one in planned(document)]


def test_a_day_to_come_in_the_action_column_is_chased_and_stays_with_its_event():
    document = table(row("01/02/2021", "Seen in clinic.", "Weigh again 14/2/21. GP informed."))

    assert ["Weigh again 14/2/21."] == [one.text for one in planned(document)]
    assert "Weigh again 14/2/21. GP informed." == told(document)[0].action


def test_numbers_of_incidents_are_references_and_numbers_of_rows_are_none():
    headings = ["No.", "Date", "Event", "Occurrence number"]
    document = as_csv(
        [headings, ["1", "1/2/21", "Attended address, CAD 4471.", "2100012345"], ["2", "2/2/21", "Rang.", ""]]
    )

    assert [("2100012345", "4471"), ()] == [one.references for one in told(document)]


def test_an_incident_s_own_number_is_its_key_and_a_running_number_is_not():
    headings = ["No.", "Date", "Event", "Occurrence number"]
    rows = [["1", "1/2/21", "Attended the address.", "2100012345"], ["2", "2/2/21", "Attended again.", ""]]
    first, second = told(as_csv([["Police chronology", "", "", ""], headings, *rows]))
    _, moved = told(as_csv([["Police chronology", "", "", ""], headings, rows[0], ["7", *rows[1][1:]]]))

    assert "agency-chronology:police:2100012345#occurred" == first.key
    assert second.key == moved.key


def test_a_number_that_stands_in_two_rows_is_no_key():
    headings = ["Date", "Event", "Occurrence number"]
    rows = [["1/2/21", "Attended the address.", "2100012345"], ["2/2/21", "Statement taken there.", "2100012345"]]

    assert 2 == len({one.key.partition("#")[0] for one in told(as_csv([headings, *rows]))})


def test_columns_nobody_understands_are_kept_with_their_row_and_named_once():
    document = as_csv(
        [["Date", "Event", "Ethos"], ["1/2/21", "Seen in clinic.", "calm"], ["2/2/21", "Seen at home.", ""]]
    )

    assert ["Seen in clinic.\nEthos: calm", "Seen at home."] == [one.source.quote for one in told(document)]
    assert [
        ("the headings of some columns are not understood; their words are kept with each row", "row 1, columns C")
    ] == troubles(document)


def test_where_the_words_stand_is_told_in_the_text_of_the_document():
    for document in (table(*TWO), as_word([HEADINGS, *TWO])):
        for one in told(document):
            assert one.source.quote == document.text[one.source.start : one.source.end]


# ---- whose it is ------------------------------------------------------------------------------------------------------


def test_the_head_of_a_word_chronology_says_whose_it_is_and_by_which_agency():
    before = (
        "Chronology of significant events: health visiting service",
        "Child: Rowan Example DOB 12/03/2015",
        "Mother: Jane Example DOB 1/1/1990",
        "Completed by: J. Smith, Health Visitor Date completed: 12/4/22",
    )
    document = as_word([HEADINGS, *TWO], before=before)
    values = read(document)
    found = {one.name: (one.born and one.born.edtf, one.is_subject) for one in people(document)}

    assert {"Rowan Example": ("2015-03-12", True), "Jane Example": ("1990-01-01", False)} == found
    assert {("Health visiting service", ("name:rowan-example",))} == {
        (one.agency, tuple(part.person for part in one.people)) for one in told(document)
    }
    assert [dt.date(2022, 4, 12)] == [value.as_at for value in values if isinstance(value, Reading)]


def test_a_date_of_birth_beside_two_names_belongs_to_neither():
    document = as_word([HEADINGS, *TWO], before=("Children: Rowan Example and Seren Example DOB 1/2/2018",))

    assert {("Rowan Example", None), ("Seren Example", None)} == {(one.name, one.born) for one in people(document)}


def test_several_pupils_in_one_file_are_several_people_each_with_their_own_rows():
    headings = ["Date", "Pupil", "Concern", "DOB"]
    rows = [
        ["1/2/21", "Rowan Example", "Came to school hungry.", "12/03/2015"],
        ["2/2/21", "Seren Sample", "Said she was tired.", ""],
        ["3/2/21", "Rowan Example", "Left early with an aunt.", "12/03/2015"],
    ]
    document = as_csv([headings, *rows])

    assert [("name:rowan-example", "2015-03-12"), ("name:seren-sample", None)] == [
        (one.id, one.born and one.born.edtf) for one in people(document)
    ]
    assert ["name:rowan-example", "name:seren-sample", "name:rowan-example"] == [
        part.person for one in told(document) for part in one.people
    ]


def test_a_surname_before_a_given_name_is_one_pupil_and_words_that_name_nobody_are_kept():
    rows = [["1/2/21", "Example, Rowan", "Came to school hungry."], ["2/2/21", "both children", "Were collected late."]]
    first, second = told(as_csv([["Date", "Pupil", "Concern"], *rows]))

    assert ["name:rowan-example"] == [part.person for part in first.people]
    assert ((), "Were collected late.\nPupil: both children") == (second.people, second.source.quote)


@pytest.mark.parametrize(
    ("written", "whose"),
    [
        ("alfie boyd", "name:alfie-boyd"),
        ("Pupil 7", "name:pupil-7"),
        ("both", None),
        ("the kids", None),
        ("her brother", None),
        ("seen with an aunt at home", None),
    ],
)
def test_a_row_that_says_who_it_is_about_in_any_writing_is_about_nobody_else(written, whose):
    (account,) = told(as_csv([["Date", "Pupil", "Concern"], ["04/03/2021", written, "Was collected late."]]))

    assert ([whose] if whose else []) == [part.person for part in account.people]


@pytest.mark.parametrize(
    ("document", "agency"),
    [
        (
            as_csv([["Date", "Agency", "Event"], ["1/2/21", "Ysbyty Example", "Seen in clinic there."]]),
            "Ysbyty Example",
        ),
        (
            as_csv([["Date", "Event", "Source"], ["1/2/21", "Seen in clinic there.", "Example Police"]]),
            "Example Police",
        ),
        (as_csv([["Example Police chronology", ""], ["Date", "Event"], ["1/2/21", "Rang."]]), "Example Police"),
        (as_csv([["Date", "Event"], ["1/2/21", "Rang."]], name="police_chronology_example.csv"), "Police"),
        (as_workbook([["Key"]], sheets=[("School chronology", [["Date", "Event"], ["1/2/21", "Rang."]])]), "School"),
        (
            as_csv([["Date", "Event", "Professional/Agency"], ["1/2/21", "Rang.", "PC Jones, Example Police"]]),
            "Example Police",
        ),
        (as_csv([["Date", "Event"], ["1/2/21", "Rang."]]), None),
    ],
)
def test_the_agency_is_the_row_s_else_the_table_s_else_the_file_s(document, agency):
    assert [agency] == [one.agency for one in told(document)]


def test_each_table_of_a_document_has_its_own_agency():
    document = as_word(
        [HEADINGS, *TWO],
        before=("Police chronology",),
        more=((("School chronology",), [HEADINGS, row("05/06/2021", "Rang mother about lateness.")]),),
    )

    assert ["Police", "Police", "School"] == [one.agency for one in told(document)]


# ---- rows that are not one line each ----------------------------------------------------------------------------------


def test_a_row_without_a_date_whose_words_go_on_continues_the_row_above():
    (one,) = told(table(row("01/02/2021", "Seen in clinic with mother,"), row("", "who was tearful.", "GP told")))

    assert ("Seen in clinic with mother, who was tearful.", "GP told") == (one.fact, one.action)
    assert "rows 2-3" == one.source.locator


def test_a_row_without_a_date_that_tells_something_new_is_undated():
    document = table(row("01/02/2021", "Seen in clinic."), row("", "Father arrested at home."))

    assert ["2021-02-01", None] == [one.when.edtf for one in told(document)]
    assert [("a row gives no date that can be read; its entry is undated", "row 3")] == troubles(document)


def test_a_ditto_mark_takes_the_date_above_and_under_several_dates_takes_none():
    document = table(row("01/02/2021", "Seen in clinic."), row('"', "Mother rang."))
    several = table(row("01/02/2021, 08/02/2021", "Not brought."), row('"', "Mother rang."))

    assert ["2021-02-01", "2021-02-01"] == [one.when.edtf for one in told(document)]
    assert ["2021-02-01", "2021-02-08", None] == [one.when.edtf for one in told(several)]


def test_a_year_on_which_the_rows_above_and_below_differ_is_nobody_s_to_tell():
    document = table(row("18/01/20", "Seen in clinic."), row("19/02", "Seen at home."), row("09/07/22", "Seen."))
    agreed = table(row("18/01/20", "Seen in clinic."), row("19/02", "Seen at home."), row("09/07/20", "Seen."))

    assert [None, "2020-02-19"] == [told(one)[1].when.edtf for one in (document, agreed)]
    assert [("a date leaves out its year, and the rows around it do not tell it; its entry is undated", "row 3")] == (
        troubles(document)
    )


def test_a_year_across_the_table_is_the_year_of_the_rows_under_it():
    document = table(["2019", "", "", "", ""], row("14 March", "Seen."), ["2020", "", "", "", ""], row("14/3", "Seen."))

    assert ["2019-03-14", "2020-03-14"] == [one.when.edtf for one in told(document)]


def test_a_date_that_does_not_exist_is_kept_as_written_and_named():
    document = table(*TWO, row("31/02/2021", "Seen in clinic."))

    assert (None, "31/02/2021") == (told(document)[2].when.edtf, told(document)[2].when.as_written)
    assert [("a date that does not exist was kept as written; nothing was made of it", "row 4")] == troubles(document)


def test_dates_at_the_head_of_an_event_stand_for_the_date_left_out():
    document = table(*TWO, row("", "12/3/21 and 19/3/21: Not brought to clinic."))

    assert ["2021-03-12", "2021-03-19"] == [one.when.edtf for one in told(document)[2:]]


def test_a_stretch_of_time_in_two_columns_lasts_throughout():
    (one,) = told(as_csv([["Date from", "Date to", "Event"], ["1/2/21", "5/2/21", "Stayed with an aunt."]]))

    assert ("2021-02-01", "2021-02-05") == (one.when.edtf, one.until.edtf)


def test_headings_repeated_pages_totals_footnotes_and_parts_are_left_out_by_name():
    document = table(
        *TWO,
        ["Page 1 of 2", "", "", "", ""],
        HEADINGS,
        ["Events before birth", "", "", "", ""],
        row("02/03/2021", "Seen again at home."),
        ["Total: 3", "", "", "", ""],
        ["* DNA = did not attend", "", "", "", ""],
    )
    left = {value.path: value.count for value in read(document) if isinstance(value, Ignored)}

    assert {
        "table:footnote": 1,
        "table:headings": 1,
        "table:headings-again": 1,
        "table:page": 1,
        "table:section": 1,
        "table:total": 1,
    } == left
    assert (9, 9) == totals(document)
    assert 3 == len(told(document))


def test_days_under_a_heading_for_events_are_the_days_and_the_day_of_writing_is_not():
    headings = ["Ref", "Event", "Recorded", "Text"]
    rows = [
        [f"L{nth}", f"{nth} Feb 2021", "20 Feb 2021", "Mother rang in tears about the rent."] for nth in (1, 2, 3, 4)
    ]

    assert [dt.date(2021, 2, nth) for nth in (1, 2, 3, 4)] == [
        each.when.earliest for each in told(as_csv([headings, *rows]))
    ]


def test_only_days_of_writing_are_told_to_be_so():
    document = as_csv([["Date recorded", "Incident"], ["1/2/21", "Seen at home."], ["2/2/21", "Rang her mother."]])

    assert ("the only dates are those of writing; they stand for the days", "row 1") in troubles(document)


# ---- beside the table -------------------------------------------------------------------------------------------------


def test_dated_sentences_beside_the_table_are_read_and_the_other_paragraphs_named():
    after = (
        "Background. On 3 March 2019 the older sibling was admitted to hospital with a broken arm after a fall.",
        "The family has moved a great many times and staff have found it hard to keep in touch with them.",
    )
    document = as_word([HEADINGS, *TWO], after=after)

    assert ["2021-02-01", "2021-03-01", "2019-03-03"] == [one.when.edtf for one in told(document)]
    assert [
        (
            "a paragraph beside the table tells nothing at a time of its own and is not in the chronology",
            "paragraph 5",
        )
    ] == troubles(document)
    assert (5, 5) == totals(document)


def test_a_key_beside_the_chronology_is_named_and_makes_nobody():
    document = as_word([HEADINGS, *TWO], more=(((), [["DNA", "did not attend"], ["HV", "health visitor"]]),))

    assert [("a table without dates and events was not read", "table 2, row 1")] == troubles(document)
    assert {None} == {one.agency for one in told(document)}


def test_what_the_source_could_have_shown_is_not_known_beyond_its_days():
    (coverage,) = (value for value in read(table(*TWO)) if isinstance(value, Coverage))

    assert (dt.date(2021, 2, 1), dt.date(2021, 3, 1), Extent.UNKNOWN) == (
        coverage.from_day,
        coverage.to_day,
        coverage.extent,
    )


def test_a_number_in_the_head_is_the_child_s_and_joins_files_and_a_dash_is_an_empty_cell():
    text = (
        "Child: Malie Penhallow,NHS No: 943 476 5919,\nDate,Event,Outcome\n"
        "03/03/2021,Weighed and seen at home with mum.,-\n04/03/2021,Hearing test booked and explained.,n/a\n"
    )
    document = Document("hv.csv", content=text.encode())
    (child,) = people(document)

    assert (("nhs no", "943 476 5919"),) == child.identifiers
    assert [None, None] == [account.outcome for account in told(document)]


def test_a_day_in_a_cell_that_is_said_to_be_of_the_happening_is_its_day_and_the_other_of_the_writing():
    document = Document(
        "log.csv",
        content=b"Date,Event,Action\n12.3.21 (re 11.3.21),Shouting heard through the wall.,Letter\n13.3.21,Rang police about it.,None\n",
    )

    assert ["2021-03-11", "2021-03-13"] == [account.when.edtf for account in told(document)]


def test_a_row_that_gives_when_it_was_reported_and_when_it_was_tells_one_thing_of_the_second():
    document = Document(
        "log.csv",
        content=b"Date,Event,Action\n12.3.21 00:15 (incident 11.3.21 19:05),Shouting heard through the wall.,Letter\n13.3.21,Rang police about it.,None\n",
    )

    assert ["2021-03-11T19:05", "2021-03-13"] == [account.when.edtf for account in told(document)]
