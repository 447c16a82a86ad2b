"""Each reader is given the document that is theirs: a court facts in four columns, a family plain words and room to answer."""

import io
import re
from dataclasses import replace
from typing import Any

import pdftext
import pypdf
import pytest

from chronology.model import Abbreviation, Chronology, Conflict, Kind, Level, Restriction, Status
from chronology.practice import title_of
from exports.pdf import Pdf, findings
from exports.pdf.case import Case
from exports.pdf.document import blocks
from exports.pdf.fonts import register
from exports.pdf.page import compose
from exports.pdf.table import Table
from exports.pdf.text import Run


def made_for(chronology: Chronology, profile: str, limit: int | None = 200) -> Chronology:
    return replace(chronology, profile=profile, cover=replace(chronology.cover, page_limit=limit))


def text_of(chronology: Chronology) -> str:
    return pdftext.text_of(Pdf().export(chronology))


def headings(chronology: Chronology) -> list[list[str]]:
    """The headings of the tables of entries."""
    register()
    tables = [block for block in blocks(Case(chronology)) if isinstance(block, Table)]
    return [[column.heading for column in table.columns] for table in tables if table.columns[0].heading == "No."]


# ---- court -------------------------------------------------------------------------------------------------------


def test_a_court_is_given_a_summary_and_then_number_date_event_and_witness_or_document(chronology: Chronology) -> None:
    made = made_for(chronology, "court")
    text = text_of(made)

    assert text.index("Part 1 Summary") < text.index("Part 2 Chronology of significant dates and events")
    assert {("No.", "Date", "Event, action and outcome", "Witness or document")} == {*map(tuple, headings(made))}


def test_a_court_is_told_no_weight_no_finding_and_no_reason(chronology: Chronology) -> None:
    made = made_for(chronology, "court")
    text = text_of(made)
    entries = text[text.index("Part 2") : text.index("Documents, and how")]

    assert not re.search(r"\bF\d+\b", entries)
    assert not any(f"{level.title()}." in entries for level in Level)
    assert not any(finding.statement in text for finding in chronology.findings)


def test_no_text_of_a_courts_document_is_smaller_than_twelve_points(chronology: Chronology) -> None:
    register()
    sizes = [
        paragraph.style.size
        for block in blocks(Case(made_for(chronology, "court")))
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]

    assert sizes
    assert 12 <= min(sizes)


@pytest.mark.parametrize("limit", [5, 6, 8])
def test_a_courts_document_keeps_critical_and_high_entries_within_its_limit(chronology: Chronology, limit: int) -> None:
    made = made_for(chronology, "court", limit)
    register()
    case = Case(made)
    text = text_of(made)
    grave = [e for e in case.events.values() if (level := case.level(e)) and level.rank >= Level.HIGH.rank]

    assert all(case.printed(event) for event in grave)
    assert all(f"{case.number(event)} {case.date(event.when)}" in text for event in grave if case.has_row(event))
    assert len(pypdf.PdfReader(io.BytesIO(Pdf().export(made))).pages) <= limit


# ---- family ------------------------------------------------------------------------------------------------------


def test_a_family_has_room_to_answer_beside_each_entry_and_at_the_end(chronology: Chronology) -> None:
    made = made_for(chronology, "family")

    assert {"What you want to say"} == {columns[-1] for columns in headings(made)}
    assert "What is wrong, what is missing, and what you would like people to know" in text_of(made)


def test_a_family_reads_no_weights_findings_or_rules_beside_entries(chronology: Chronology) -> None:
    text = text_of(made_for(chronology, "family"))
    begun = text.index("2 What has happened", text.index("How things stand"))
    entries = text[begun : text.index("3 What you want to say", begun)]

    entries = re.sub(r"What words mean: [^.]*\.", "", entries)

    assert not re.search(r"\bFinding F\d+", entries)
    assert title_of(chronology.events[0].kind) + ": " not in entries


def test_a_family_is_told_what_the_professionals_words_of_the_entries_mean(chronology: Chronology) -> None:
    told = replace(chronology.events[0], fact="A strategy discussion was held.")
    text = text_of(made_for(replace(chronology, events=(told, *chronology.events[1:])), "family"))

    (entry,) = re.findall(r"(?i)strategy discussion (\w+)", text[text.index("Words that professionals use") :])
    assert re.search(r"(?i)What words mean: (?:[^.]*; )?strategy discussion: \w+", text)
    assert entry == Case(chronology).number(told)


def test_a_family_is_told_what_a_word_means_in_the_entry_where_it_first_stands_and_only_there(
    chronology: Chronology,
) -> None:
    facts = ("MGM came to the strategy discussion.", "MGM rang after the strategy discussion.")
    told = [replace(event, fact=fact) for event, fact in zip(chronology.events, facts, strict=False)]
    known = (Abbreviation(short="MGM", meanings=("maternal grandmother",)),)
    made = replace(chronology, events=(*told, *chronology.events[2:]), abbreviations=known)
    text = text_of(made_for(made, "family"))
    first, second = (text.index(fact) for fact in facts)

    assert "MGM: maternal grandmother" in text[first:second]
    assert "strategy discussion: a talk between" in text[first:second]
    assert 1 == text.count("MGM: maternal grandmother")


def test_a_family_reads_hashes_in_one_place_alone_behind_how_to_ask_for_a_check(chronology: Chronology) -> None:
    text = text_of(made_for(chronology, "family"))
    asked = text.index("You can ask for `chronology verify`")
    hashes = [found.start() for found in re.finditer(r"\b[0-9a-f]{64}\b", text)]

    assert hashes
    assert asked < min(hashes)
    assert max(hashes) - asked < 1200


def test_a_family_is_told_once_that_what_is_not_said_is_not_recorded(chronology: Chronology) -> None:
    text = text_of(made_for(chronology, "family"))

    assert "No outcome recorded" in text_of(made_for(chronology, "full"))
    assert "No outcome recorded" not in text
    assert 1 == text.count("Where nothing says what came of something, the records do not say it.")


@pytest.mark.parametrize("profile", ["court", "family"])
def test_who_is_told_no_weights_reads_how_many_are_not_shown_and_not_of_which_level(
    profile: str, chronology: Chronology
) -> None:
    text = text_of(made_for(chronology, profile))

    assert not re.search(r"\d+ (?:critical|high|medium|low|routine) entr", text)


# ---- review ------------------------------------------------------------------------------------------------------


def test_a_review_names_the_agencies_in_a_column_of_their_own(chronology: Chronology) -> None:
    made = made_for(chronology, "review")

    assert {"Agency"} == {columns[2] for columns in headings(made)}


# ---- all ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", ["conference", "full", "court", "family", "review", "working"])
def test_every_link_of_every_profile_leads_somewhere(chronology: Chronology, profile: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(Pdf().export(made_for(chronology, profile))))
    links = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    known = set(reader.named_destinations)
    named = [link["/Dest"] for link in links if isinstance(link.get("/Dest"), str)]

    assert links
    assert {str(name).lstrip("/") for name in named} <= {name.lstrip("/") for name in known}


@pytest.mark.parametrize("profile", ["conference", "full", "court", "family", "review", "working"])
def test_every_entry_shown_stands_on_a_page_of_every_profile(chronology: Chronology, profile: str) -> None:
    register()
    case = Case(made_for(chronology, profile))
    places = {place.name for sheet in compose(blocks(case)) for piece, _ in sheet.placed for place, _ in piece.places}

    assert {case.place(e.key) for e in case.events.values() if case.has_row(e)} <= places


# ---- drafts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", ["family", "court"])
def test_a_draft_apart_is_named_with_its_day_and_no_word_of_it_is_told(chronology: Chronology, profile: str) -> None:
    first = chronology.events[0]
    named = replace(first, key="d1", title="Draft decision", fact="SECRET DRAFT", status=Status.DRAFT)
    hidden = replace(named, key="d2", title="Not for everyone", restriction=Restriction.RESTRICTED)
    text = text_of(made_for(replace(chronology, drafts=(named, hidden)), profile))
    told = text[text.rindex("Records that are still drafts") :]

    assert "11 February 2020 Draft decision" in told
    assert "1 more draft may not go to everyone" in told
    assert "SECRET DRAFT" not in text
    assert "Not for everyone" not in text


def test_a_draft_is_marked_wherever_an_entry_is_told(chronology: Chronology) -> None:
    events = tuple(replace(event, status=Status.DRAFT) for event in chronology.events)
    told = replace(chronology, events=events)
    whole, shortest = text_of(made_for(told, "conference")), text_of(made_for(told, "conference", 8))
    shown = sum(Case(told).has_row(event) for event in events)

    assert shown <= whole.count("Draft record")
    assert shown <= shortest.count("Draft record")


def test_a_draft_account_of_a_finished_entry_is_marked_where_it_is_also_told(chronology: Chronology) -> None:
    first = chronology.events[0]
    source = replace(first.accounts[0].source, agency="Police")
    draft = replace(
        first.accounts[0], key="x", fact="Quite other words", source=source, agency="Police", status=Status.DRAFT
    )
    told = replace(first, accounts=(*first.accounts, draft))
    text = text_of(made_for(replace(chronology, events=(told, *chronology.events[1:])), "full"))

    assert "(Draft record): Quite other words" in text


# ---- what is not shown -------------------------------------------------------------------------------------------


def hiding(chronology: Chronology, profile: str, level: Level, **values: Any) -> Chronology:
    """The chronology with its first two entries not printed."""
    first, second, *rest = chronology.events
    serials = tuple(replace(s, printed=False, number=0) if s.event == first.key else s for s in chronology.serials)
    weights = tuple(
        replace(weight, level=level) if weight.event == first.key else weight for weight in chronology.significance
    )
    told = replace(first, title="Letter from the clinic", **values)
    made = replace(chronology, events=(told, second, *rest), serials=serials, significance=weights)
    return made_for(made, profile)


@pytest.mark.parametrize(
    ("level", "where"),
    [
        (Level.ROUTINE, "Routine entries stand in the working profile and in the data export."),
        (Level.LOW, "Routine entries stand in the working profile, the others in the full one too"),
    ],
)
def test_what_is_not_shown_is_named_with_its_day_and_where_it_stands(
    chronology: Chronology, level: Level, where: str
) -> None:
    text = text_of(hiding(chronology, "conference", level))
    told = text[text.rindex("Entries not shown, by name") :]

    assert where in told
    assert f"{level.title()}." in told
    assert "Letter from the clinic: 11 February 2020" in told


def test_a_restricted_entry_that_is_not_shown_is_named_by_its_kind_and_marked(chronology: Chronology) -> None:
    text = text_of(hiding(chronology, "full", Level.ROUTINE, restriction=Restriction.THIRD_PARTY))

    told = text[text.rindex("Entries not shown, by name") :].split("5 Gaps", maxsplit=1)[0]

    assert f"{title_of(chronology.events[0].kind)} (Third party): 11 February 2020" in told
    assert "Letter from the clinic" not in told


def test_a_family_is_told_by_name_what_it_may_ask_for_and_how_many_more_there_are(chronology: Chronology) -> None:
    open_ = text_of(hiding(chronology, "family", Level.LOW))
    shut = text_of(hiding(chronology, "family", Level.LOW, restriction=Restriction.RESTRICTED))

    assert "Letter from the clinic: 11 February 2020" in open_[open_.rindex("What is not in this document") :]
    assert "1 more may not go to everyone" in shut
    assert "Letter from the clinic" not in shut


def test_accounts_about_others_are_counted_for_professionals(chronology: Chronology) -> None:
    made = replace(chronology, counts=(("accounts_of_others", 7),))

    assert "7 accounts in these sources are about other people alone" in text_of(made_for(made, "conference"))


# ---- what a family reads first, and once -------------------------------------------------------------------------


def test_a_family_reads_what_was_decided_and_what_comes_next_before_the_story(chronology: Chronology) -> None:
    text = text_of(made_for(chronology, "family"))
    order = (
        "How things stand now",
        "What was decided last",
        "What happens next",
        "is not recorded as done",
        "2 What has happened",
    )
    places = [text.rindex(heading) if heading.startswith("2") else text.index(heading) for heading in order]

    assert places == sorted(places)
    told = text[places[2] : places[3]]
    assert "Conference: 5 March 2024" in told
    assert "Written agreement about Lee M" in told
    assert "Hearing test to be done" not in told


def test_an_entry_in_another_language_says_so_beside_it_and_once_whom_to_ask(chronology: Chronology) -> None:
    welsh = replace(chronology.events[0], fact="Presenoldeb da.", language="cy")
    made = replace(chronology, events=(welsh, *chronology.events[1:]))
    text = text_of(made_for(made, "family"))

    assert text.count("· in Welsh") == 1
    assert text.count("Entries marked “in Welsh” stand as they were written") == 1
    assert "Ask E. Siôn to tell you what they say" in text
    assert "“in Welsh”" not in text_of(made_for(chronology, "family"))
    assert "yn Saesneg" in text_of(replace(made_for(made, "family"), language="cy"))


@pytest.mark.parametrize("profile", ["family", "full"])
def test_a_fact_that_one_place_tells_of_two_days_is_told_once(chronology: Chronology, profile: str) -> None:
    first, second, *rest = chronology.events
    again = replace(second, fact=first.fact, accounts=(replace(second.accounts[0], source=first.accounts[0].source),))
    text = text_of(made_for(replace(chronology, events=(first, again, *rest)), profile))

    assert f"As in entry {Case(chronology).number(first)}." in text
    assert text.count(first.fact[:60]) == 1


def test_an_account_that_says_no_more_than_another_is_not_told_again(chronology: Chronology) -> None:
    first = chronology.events[0]
    source = replace(first.accounts[0].source, agency="Police")
    more, less = (
        replace(first.accounts[0], key=key, fact=fact, source=source, agency="Police")
        for key, fact in (("x", "Rang the duty team. Asked for a visit."), ("y", "Rang the duty team."))
    )
    told = replace(first, accounts=(*first.accounts, more, less))
    text = text_of(made_for(replace(chronology, events=(told, *chronology.events[1:])), "full"))

    assert text.count("Rang the duty team.") == 1


def test_what_several_accounts_say_alike_stands_once_with_all_who_say_it(chronology: Chronology) -> None:
    first = chronology.events[0]
    accounts = tuple(replace(first.accounts[0], key=key) for key in ("x", "y", "z"))
    differ = Conflict(field="side", values=(("left arm", "x"), ("right arm", "y"), ("right arm", "z")))
    told = replace(first, accounts=accounts, conflicts=(differ,))
    text = text_of(made_for(replace(chronology, events=(told, *chronology.events[1:])), "full"))

    assert text.count("“right arm”") == 1


@pytest.mark.parametrize("profile", ["conference", "court", "full"])
def test_where_accounts_differ_on_the_outcome_no_side_stands_alone(chronology: Chronology, profile: str) -> None:
    first = chronology.events[0]
    accounts = tuple(replace(first.accounts[0], key=key) for key in ("x", "y"))
    differ = Conflict(field="found", values=(("has capacity", "x"), ("lacks capacity", "y")))
    told = replace(first, accounts=accounts, conflicts=(differ,), outcome="Money: has capacity", decision=None)
    text = text_of(made_for(replace(chronology, events=(told, *chronology.events[1:])), profile))

    assert "Money: has capacity" not in text
    assert "lacks capacity" in text


@pytest.fixture
def with_hidden(chronology: Chronology) -> Chronology:
    """Four entries of one name are not printed."""
    hidden = {event.key for event in chronology.events[:4]}
    events = tuple(replace(e, title="Call to duty") if e.key in hidden else e for e in chronology.events)
    serials = tuple(replace(s, printed=False, number=0) if s.event in hidden else s for s in chronology.serials)
    return replace(chronology, events=events, serials=serials)


def test_in_few_pages_what_is_left_out_is_run_in_and_many_of_a_name_are_counted(with_hidden: Chronology) -> None:
    assert "Call to duty: 4, 11 February 2020 to 2 April 2020" in text_of(made_for(with_hidden, "court", 6))
    assert "Call to duty: 2 March 2020, 24 March 2020, 2 April 2020" in text_of(made_for(with_hidden, "full"))


def test_where_findings_are_cut_short_what_is_left_out_is_counted_and_it_is_said_where_it_stands(
    with_hidden: Chronology,
) -> None:
    text = text_of(made_for(with_hidden, "conference", 6))

    assert "Call to duty" not in text
    assert "Entries not shown. Routine entries stand in the working profile" in text
    assert "2020: " in text[text.index("Entries not shown, by year") :]


def test_a_date_is_never_parted_from_its_number(chronology: Chronology) -> None:
    runs = findings.run_in(Case(chronology), [chronology.events[1]])

    assert [" 2 March 2020"] == [run.text for run in runs if isinstance(run, Run) and run.keep]


# ---- what was taken back -----------------------------------------------------------------------------------------


def taken_back(chronology: Chronology, profile: str) -> Chronology:
    """The first two entries, of one day and about one person: somebody is said to have taken a thing, and it is denied."""
    first, second, *others = chronology.events
    told = replace(first, fact="She said that Trefor took her bracelet.")
    denied = replace(second, fact="Trefor didn't take the bracelet, she says.", when=first.when, people=first.people)
    return made_for(replace(chronology, events=(told, denied, *others)), profile)


@pytest.mark.parametrize("profile", ["conference", "full", "court", "family", "review"])
@pytest.mark.parametrize("limit", [200, 6])
def test_what_denies_what_was_told_stands_beside_it_however_shortly_that_is_told(
    chronology: Chronology, profile: str, limit: int
) -> None:
    made = taken_back(chronology, profile)
    made = replace(made, cover=replace(made.cover, page_limit=limit))
    case = Case(made)
    told, denied = made.events[:2]
    said = (
        f"Later, {case.date(denied.when)}: “Trefor didn't take the bracelet, she says.” [entry {case.number(denied)}]"
    )

    assert case.printed(told)
    assert case.printed(denied)
    assert said in text_of(made)


def test_nothing_stands_there_of_an_entry_that_is_not_printed(chronology: Chronology) -> None:
    made = taken_back(chronology, "conference")
    hidden = tuple(
        replace(serial, printed=serial.printed and serial.event != made.events[1].key) for serial in made.serials
    )

    assert "Later," not in text_of(replace(made, serials=hidden))


# ---- what may be of one incident ---------------------------------------------------------------------------------


def perhaps_one(chronology: Chronology, profile: str) -> Chronology:
    """The first two entries, of one day, about one person and of two files: both tell of a bruised cheek and a scooter."""
    first, second, *others = chronology.events
    told = [
        replace(
            event,
            when=first.when,
            accounts=tuple(
                replace(
                    account,
                    kind=Kind.INJURY,
                    when=first.when,
                    people=first.people,
                    source=replace(account.source, document=file, quote="Bruise on the cheek, fell off a scooter."),
                )
                for account in event.accounts
            ),
        )
        for event, file in ((first, "school.csv"), (second, "nurse.csv"))
    ]
    return made_for(replace(chronology, events=(*told, *others)), profile)


@pytest.mark.parametrize("profile", ["conference", "full", "court", "family", "review"])
@pytest.mark.parametrize("limit", [200, 6])
def test_an_entry_says_which_other_may_be_of_its_incident_however_shortly_it_is_told(
    chronology: Chronology, profile: str, limit: int
) -> None:
    made = perhaps_one(chronology, profile)
    made = replace(made, cover=replace(made.cover, page_limit=limit))
    case, text = Case(made), text_of(made)

    for event in made.events[:2]:
        assert case.printed(event)
        assert f"May be of the same incident: entry {case.number(event)}" in text


def test_an_entry_that_is_not_printed_is_not_named_as_perhaps_the_same(chronology: Chronology) -> None:
    made = perhaps_one(chronology, "conference")
    hidden = tuple(
        replace(serial, printed=serial.printed and serial.event != made.events[1].key) for serial in made.serials
    )

    assert "May be of the same incident" not in text_of(replace(made, serials=hidden))
