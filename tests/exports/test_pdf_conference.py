"""What a chair with ten minutes relies on: nothing said twice, nothing claimed, nobody's address given away."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pdftext
import pypdf
import pytest

from analyzers import relationships, summary
from chronology.model import (
    Account,
    Action,
    Answer,
    Chronology,
    Event,
    EvidenceStatus,
    Finding,
    Graph,
    Involvement,
    Kind,
    Membership,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Remark,
    Serial,
    Source,
    Strength,
    Timescale,
    TimescaleState,
    When,
)
from chronology.pipeline import manifest_hash
from chronology.practice import load_practice
from exports.drawings.timeline.bands import bands
from exports.drawings.timeline.rows import _sublines
from exports.drawings.timeline.spans import Frame, frame
from exports.drawings.timeline.told import in_words
from exports.marks import unseen
from exports.pdf import Pdf
from exports.pdf.actions import of_earlier_lists, outstanding
from exports.pdf.brief.findings import timescales as brief_timescales
from exports.pdf.case import Case
from exports.pdf.document import blocks
from exports.pdf.fonts import printable, register
from exports.pdf.page import TOP, NewPage, Prose, compose
from exports.text import Text

WHERE = Source(document="export.xml", locator="/Export/Record[@id='r017']", recorded_on=dt.date(2024, 1, 4))


def pages(chronology: Chronology) -> list[str]:
    return pdftext.pages_of(Pdf().export(chronology))


def text_of(chronology: Chronology) -> str:
    return " ".join(pages(chronology))


def on(day: str) -> When:
    return When.on(dt.date.fromisoformat(day))


def first_told(chronology: Chronology, **fields: object) -> Chronology:
    """The chronology with its first event changed."""
    changed = replace(chronology.events[0], **fields)  # type: ignore[arg-type]  # any field

    return replace(chronology, events=(changed, *chronology.events[1:]))


# ---- timescales --------------------------------------------------------------------------------------------------


def late_review(chronology: Chronology, trigger: str = "e16") -> Chronology:
    scale = Timescale(
        rule="review",
        title="Next review conference",
        trigger=trigger,
        due_event="e17",
        due=dt.date(2020, 9, 11),
        limit=6,
        unit="m",
        jurisdiction="W",
        state=TimescaleState.LATE,
        late_by=54,
        authority="guidance",
        citation="section 3",
        verified=True,
        basis="the first such entry after it; the record does not link them",
    )
    return replace(chronology, timescales=(scale,))


def test_a_review_due_in_months_is_late_by_days(chronology: Chronology) -> None:
    text = text_of(late_review(chronology))

    assert "late by 54 days" in text
    assert "54 months" not in text
    assert "the first such entry after it; the record does not link them" in text


def test_condensed_what_is_still_to_be_done_stands_apart_from_what_is_long_past(chronology: Chronology) -> None:
    (late,) = late_review(chronology).timescales
    as_at = chronology.as_at

    def scale(title: str, state: TimescaleState, days: int) -> Timescale:
        return replace(late, title=title, state=state, due=as_at - dt.timedelta(days=days), late_by=None)

    scales = (
        late,
        scale("Core group", TimescaleState.OVERDUE, 500),
        scale("Decision", TimescaleState.NO_RECORD, 30),
        scale("Assessment", TimescaleState.NO_RECORD, 500),
    )
    blocks = brief_timescales(Case(replace(chronology, timescales=scales)))
    live, past = (
        "".join(run.text for run in block.paragraph.runs) for block in [*blocks][1:3] if isinstance(block, Prose)
    )

    assert live.startswith("Still open, or due in the last year: ")
    assert past.startswith("Done late, or due longer ago: ")
    assert [True, True, False, False] == [name in live for name in ("Core group", "Decision", "Assessment", late.title)]
    assert [False, False, True, True] == [name in past for name in ("Core group", "Decision", "Assessment", late.title)]


def test_condensed_a_step_that_was_late_again_and_again_is_told_once_with_the_least_and_the_most(
    chronology: Chronology,
) -> None:
    (late,) = late_review(chronology).timescales
    other = replace(late, title="Core group", late_by=5)
    again = [replace(late, late_by=days, due=late.due and late.due + dt.timedelta(days=200 + days)) for days in (9, 71)]
    case = Case(replace(chronology, timescales=(late, other, *again)))
    text = "".join(
        run.text for block in brief_timescales(case) if isinstance(block, Prose) for run in block.paragraph.runs
    )

    assert 1 == text.count("late 3 times, by 9 to 71 days")
    assert "by 54" not in text
    assert 1 == text.count("late by five days") + text.count("late by 5 days")


def test_rows_of_one_rule_below_each_other_say_once_who_says_so(chronology: Chronology) -> None:
    (first,) = late_review(chronology).timescales
    third = replace(first, rule="another", title="Next core group", due=dt.date(2024, 2, 20))
    again = replace(first, trigger=chronology.events[1].key, due=dt.date(2024, 1, 15))
    made = replace(chronology, profile="full", timescales=(first, again, third))
    text = text_of(replace(made, cover=replace(made.cover, page_limit=None)))

    assert 2 == text.count("guidance: section 3")
    assert 1 == text.count("as above")


def test_a_rule_never_stands_alone_at_the_head_of_a_page(chronology: Chronology) -> None:
    register()
    made = [*blocks(Case(replace(chronology, profile="full")))]
    rules = [
        at
        for at, block in enumerate(made)
        if isinstance(block, Prose) and block.paragraph.runs[0].text.startswith("Rule ")
    ]

    assert rules
    assert all(made[at - 1].keep for at in rules if not isinstance(made[at - 1], NewPage))


def test_an_entry_that_is_not_printed_is_called_by_its_reference(chronology: Chronology) -> None:
    hidden = next(serial for serial in chronology.serials if not serial.printed)
    text = text_of(late_review(chronology, hidden.event))

    assert f"{hidden.reference} " in text
    assert "not shown as an entry" in text
    assert not re.search(r"(entry|entries|from entry) 0\b", text)


# ---- actions -----------------------------------------------------------------------------------------------------


def action(text: str, due: str = "", agreed: str = "") -> Action:
    return Action(
        text=text, due=on(due) if due else None, agreed_at=on(agreed) if agreed else None, source=WHERE, owner="Team"
    )


def test_what_is_past_its_day_comes_first_then_that_of_which_nothing_is_read_and_what_is_to_come_apart(
    chronology: Chronology,
) -> None:
    first, *_, last = sorted((e for e in chronology.events if e.when.dated), key=lambda event: event.when.last_day)
    spoken = action("Spoken of", due="2024-02-20")
    agreed = (
        replace(spoken, answers=(Answer(event=first.key, words="It was told of long ago"),)),
        replace(spoken, text="Spoken of last", answers=(Answer(event=last.key, words="It was told of since"),)),
        action("Old", due="2019-01-31"),
        action("Undated", agreed="2024-01-01"),
        action("Last month", due="2024-02-01"),
        action("Next month", due="2024-04-01"),
    )
    changed = replace(chronology, actions=agreed)

    assert ["Last month", "Spoken of last", "Spoken of", "Undated"] == [
        found.text for found in outstanding(Case(changed))
    ]
    assert ["Old"] == [found.text for found in of_earlier_lists(Case(changed))]
    whole = " ".join(" ".join(pages(changed)).split())
    assert "Still to come: Next month (Team; due 1 April 2024)." in whole
    assert "Next month: Team" not in whole
    past = (chronology.as_at - dt.date(2024, 2, 1)).days
    assert f"due 1 February 2024; {past} days past it, no later words read" in whole


def test_of_what_is_past_its_day_and_of_the_rest_the_latest_meeting_s_comes_first(chronology: Chronology) -> None:
    last = max((e for e in chronology.events if e.when.dated), key=lambda event: event.when.last_day)
    answered = (Answer(event=last.key, words="It was told of since"),)
    agreed = (
        replace(action("Of April", agreed="2023-04-18", due="2023-05-03"), answers=answered),
        action("Of April too", agreed="2023-04-18"),
        replace(action("Of October", agreed="2023-10-10", due="2023-10-31"), answers=answered),
        action("Of October too", agreed="2023-10-10"),
        action("Asked for since", agreed="2024-01-12"),
        replace(action("Long ago", due="2019-01-31"), answers=answered),
    )

    assert ["Of October", "Of April", "Asked for since", "Of October too", "Of April too", "Long ago"] == [
        found.text for found in outstanding(Case(replace(chronology, actions=agreed)))
    ]


def test_what_was_due_half_a_year_ago_and_has_no_later_words_is_not_told_as_overdue(chronology: Chronology) -> None:
    silent = action("Ring the surgery", due="2023-01-31")
    agreed = (
        silent,
        replace(silent, text="Ring the school", agreed_before=(silent.due,) if silent.due else ()),
        action("Ring the nurse", due="2024-02-20"),
    )
    case = Case(replace(chronology, actions=agreed))

    assert ["Ring the nurse", "Ring the school"] == sorted(found.text for found in outstanding(case))
    assert ["Ring the surgery"] == [found.text for found in of_earlier_lists(case)]


def test_the_name_of_a_meeting_with_its_day_is_no_action_once_the_day_is_past(chronology: Chronology) -> None:
    agreed = (
        action("Core group 12/12", due="2023-12-12"),
        action("Next review conference: 9 January 2024", due="2024-01-09"),
        action("Book the core group by 12/12", due="2023-12-12"),
    )

    assert ["Book the core group by 12/12"] == [
        found.text for found in outstanding(Case(replace(chronology, actions=agreed)))
    ]


def of_a_list(record: Event, *agreed: Action) -> tuple[Action, ...]:
    key = record.accounts[0].key.partition("#")[0]
    return tuple(replace(each, account=key) for each in agreed)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Kind.REVIEW_CONFERENCE, ["New one", "New two", "New three", "Told of since"]),
        (Kind.CORE_GROUP, ["New one", "New two", "New three", "Told of since", "Old one", "Old two"]),
    ],
)
def test_what_a_later_conference_does_not_carry_is_not_overdue_unless_it_is_told_of_since(
    chronology: Chronology, kind: Kind, told: list[str]
) -> None:
    first, later, *_, last = sorted(
        (e for e in chronology.events if e.when.dated), key=lambda event: event.when.last_day
    )
    held = {first.key: (Kind.INITIAL_CONFERENCE, "2023-04-18"), later.key: (kind, "2023-10-10")}
    events = [e for e in chronology.events if e.key not in held]
    meetings = [replace(e, kind=held[e.key][0], when=on(held[e.key][1])) for e in (first, later)]
    since = (Answer(event=last.key, words="It was told of since"),)
    agreed = (
        *of_a_list(first, action("Old one", agreed="2023-04-18"), action("Old two", agreed="2023-04-18")),
        *of_a_list(first, replace(action("Told of since", agreed="2023-04-18"), answers=since)),
        *of_a_list(later, *(action(f"New {each}", agreed="2023-10-10") for each in ("one", "two", "three"))),
    )
    case = Case(replace(chronology, events=(*meetings, *events), actions=agreed))

    assert sorted(told) == sorted(found.text for found in outstanding(case))
    assert sorted({"Old one", "Old two"} - {*told}) == sorted(found.text for found in of_earlier_lists(case))


# ---- whose life it is --------------------------------------------------------------------------------------------


def test_a_worker_lane_names_only_who_was_allocated(chronology: Chronology) -> None:
    people = (
        Involvement(person="c1", role="subject"),
        Involvement(person="w1", involvement="informed"),
        Involvement(person="w2", involvement="allocated"),
    )
    start = next(event for event in chronology.events if event.kind is Kind.WORKER_ALLOCATED)
    events = tuple(replace(e, people=people) if e.key == start.key else e for e in chronology.events)
    case = Case(replace(chronology, events=events))
    shown = frame(case)
    names = {person.id: person.name for person in chronology.people}

    assert shown is not None
    band = next(band for band in bands(case, shown)["worker"] if band.start == start.when.first_day)
    assert names["w2"] == band.label


def test_a_lane_tells_of_the_subject_and_not_of_a_brother(chronology: Chronology) -> None:
    moved = Event(
        key="p1",
        when=on("2023-06-01"),
        kind=Kind.PLACEMENT_STARTED,
        title="Placement of a brother",
        people=(Involvement(person="c2", role="subject"),),
        accounts=(),
    )
    case = Case(replace(chronology, events=(*chronology.events, moved)))
    shown = frame(case)

    assert shown is not None
    assert "Placement of a brother" not in [band.label for rows in bands(case, shown).values() for band in rows]


def test_a_brother_whose_file_it_also_is_is_no_subject_of_this_chronology(chronology: Chronology) -> None:
    people = tuple(replace(person, is_subject=True) for person in chronology.people)

    assert 1 == text_of(replace(chronology, people=people)).count("subject of this chronology")


def test_an_entry_about_somebody_else_says_so(chronology: Chronology) -> None:
    changed = first_told(chronology, people=(Involvement(person="c2", role="subject"), Involvement(person="c1")))

    assert "About Osian Pugh-Ŵyn" in text_of(changed)


# ---- addresses that are protected --------------------------------------------------------------------------------

SECRETS = {
    PlaceKind.HOUSEHOLD: "Ty Cudd",
    PlaceKind.ADDRESS: "9 Heol Gudd",
    PlaceKind.SCHOOL: "Ysgol Gudd",
    PlaceKind.PLACEMENT: "Hafan Gudd",
}


@pytest.fixture
def sheltered(chronology: Chronology) -> Chronology:
    """A child whose address is protected, at places that also stand as agencies beside people and entries."""
    members = (
        Membership(person="c1", when=on("2020-01-01"), until=When.ongoing()),
        Membership(person="m", when=on("2020-01-01")),
    )
    places = tuple(
        Place(id=f"pl-{kind}", kind=kind, name=name, members=members, source=WHERE) for kind, name in SECRETS.items()
    )
    people = tuple(replace(person, protected_address=person.id == "c1") for person in chronology.people)
    teacher = Person(
        id="t", kind=PersonKind.PROFESSIONAL, name="A. Teacher", details=(("agency", "Ysgol Gudd"),), source=WHERE
    )
    events = tuple(
        replace(
            event,
            agency="Ysgol Gudd",
            people=(*event.people, Involvement(person="t", agency="Ysgol Gudd")),
            accounts=tuple(replace(account, agency="Ysgol Gudd") for account in event.accounts),
        )
        if nth % 3 == 0
        else event
        for nth, event in enumerate(chronology.events)
    )
    bare = replace(
        chronology, places=places, people=(*people, teacher), events=events, graphs=(), remarks=(), findings=()
    )
    told = list(relationships.analyse(bare, load_practice("wales")))
    bare = replace(
        bare,
        graphs=tuple(found for found in told if isinstance(found, Graph)),
        remarks=tuple(found for found in told if isinstance(found, Remark)),
    )
    said = [found for found in summary.analyse(bare, load_practice("wales")) if isinstance(found, Remark)]
    return replace(bare, remarks=(*bare.remarks, *said))


def test_no_place_of_a_protected_person_is_named(sheltered: Chronology) -> None:
    labels = " ".join(node.label for graph in sheltered.graphs for node in graph.nodes)
    said = " ".join(remark.text for remark in sheltered.remarks)
    told = {
        "graph": labels,
        "remarks": said,
        "pdf": text_of(sheltered),
        "text": " ".join(Text().export(sheltered).decode().split()),
    }

    assert [] == [(where, name) for where, text in told.items() for name in SECRETS.values() if name in text]
    assert "School, not named (protected)" in told["pdf"]
    assert "agency not named (protected address)" in told["pdf"]


def test_the_same_places_are_named_where_nobody_is_protected(sheltered: Chronology) -> None:
    open_ = replace(
        sheltered, people=tuple(replace(person, protected_address=False) for person in sheltered.people), graphs=()
    )

    assert "Ysgol Gudd" in text_of(open_)
    assert "Ysgol Gudd" in Text().export(open_).decode()


# ---- the entries -------------------------------------------------------------------------------------------------


def test_an_outcome_that_the_decision_already_says_is_not_said_again(chronology: Chronology) -> None:
    changed = first_told(
        chronology, decision="No further action: school to offer breakfast.", outcome="No further action.", accounts=()
    )
    text = text_of(changed)

    assert "Decision: No further action: school to offer breakfast." in text
    assert "Outcome: No further action" not in text


def test_an_outcome_that_is_more_than_the_decision_is_said(chronology: Chronology) -> None:
    changed = first_told(chronology, decision="Remain registered", outcome="Remain registered to December")

    assert "Outcome: Remain registered to December." in text_of(changed)


def test_an_allegation_is_told_before_the_fact_and_a_plain_report_is_not_told(chronology: Chronology) -> None:
    changed = first_told(chronology, evidence_status=EvidenceStatus.ALLEGED, title="Call", fact="He was seen.")
    text = text_of(changed)

    assert "Call · Alleged He was seen." in text
    assert "Reported" not in text


def test_a_source_is_short_and_names_another_agency_only(chronology: Chronology) -> None:
    own = Account(key="a", when=on("2020-02-11"), kind=Kind.REFERRAL, agency="Council", source=WHERE)
    other = replace(own, key="b", agency="Health board")
    events = tuple(replace(event, accounts=(own,)) for event in chronology.events)
    changed = replace(chronology, events=(replace(events[0], accounts=(own, other)), *events[1:]), undated=())
    text = text_of(changed)

    assert "Source: r017, export.xml, recorded 4 January 2024; r017, export.xml, Health board, recorded" in text
    assert "A record of Council is cited without its name." in text


# ---- findings ----------------------------------------------------------------------------------------------------


def gap(first: str, last: str) -> Finding:
    return Finding(
        key=first,
        rule="P20",
        pattern="gap",
        title="Time without entries",
        statement=f"The record shows no entry between {first} and {last}.",
        window=(dt.date.fromisoformat(first), dt.date.fromisoformat(last)),
        evidence=("e05",),
        parameters=(("open_days", "90"),),
        strength=Strength.WEAK,
    )


def test_gaps_of_one_kind_are_one_block_that_keeps_every_date(chronology: Chronology) -> None:
    windows = (("2022-01-01", "2022-06-01"), ("2020-07-01", "2020-09-01"), ("2023-01-01", "2023-02-15"))
    other = replace(gap("2021-01-01", "2021-02-02"), pattern="other", title="Something else", rule="X", parameters=())
    text = pages(replace(chronology, findings=(gap(*windows[0]), other, gap(*windows[1]), gap(*windows[2]))))
    rest = " ".join(text[2:])

    assert "F2–F4 Time without entries" in rest
    assert 1 == rest.count("open days 90")
    for first, last in windows:
        assert f"between {first} and {last}." in rest
    for said in ("1 July 2020 to 1 September 2020", "1 January 2023 to 15 February 2023", "between 2022-01-01"):
        assert said in text[1]


def test_links_lead_to_every_finding_of_a_block(chronology: Chronology) -> None:
    found = (gap("2022-01-01", "2022-06-01"), gap("2020-07-01", "2020-09-01"))
    register()
    sheets = compose(blocks(Case(replace(chronology, findings=found))))
    places = {place.name for sheet in sheets for piece, _ in sheet.placed for place, _ in piece.places}

    assert {"finding-1", "finding-2"} <= places


def noted(kind: Kind, *parts: Involvement, status: EvidenceStatus = EvidenceStatus.OBSERVED) -> Event:
    source = Source(document="notes.txt", sha256="", locator="line 3", start=0, end=20)
    account = Account(key="n1#note", when=on("2022-06-01"), kind=kind, source=source)
    return Event(
        key="n1#note",
        when=on("2022-06-01"),
        kind=kind,
        title="Told in a note",
        people=parts,
        evidence_status=status,
        accounts=(account,),
    )


def drawn_with(chronology: Chronology, event: Event) -> list[str]:
    brother = Person(id="b9", name="Twm", kind=PersonKind.CHILD, source=event.accounts[0].source)
    events = tuple(sorted((*chronology.events, event), key=lambda e: e.when.first_day))
    case = Case(replace(chronology, events=events, people=(*chronology.people, brother)))
    shown = frame(case)
    assert shown is not None
    return [band.label for rows in bands(case, shown).values() for band in rows]


def test_a_placement_told_in_a_note_that_names_another_child_is_no_band_of_this_one(chronology: Chronology) -> None:
    (subject,) = chronology.subjects
    of_nobody = Involvement(person=subject, role="subject")
    brother = Involvement(person="b9", involvement="spoken-to")

    assert "Told in a note" in drawn_with(chronology, noted(Kind.PLACEMENT_STARTED, of_nobody))
    assert "Told in a note" not in drawn_with(chronology, noted(Kind.PLACEMENT_STARTED, of_nobody, brother))


def test_hearsay_of_no_worker_is_no_band(chronology: Chronology) -> None:
    seen = drawn_with(chronology, noted(Kind.CASE_UNALLOCATED))
    heard = drawn_with(chronology, noted(Kind.CASE_UNALLOCATED, status=EvidenceStatus.REPORTED))

    assert len(seen) == len(heard) + 1


def test_a_band_of_a_worker_ends_on_the_day_since_when_a_record_says_there_was_none(chronology: Chronology) -> None:
    def drawn(words: str) -> list[tuple[str, dt.date]]:
        told = tuple(
            Event(key=f"wa{month}", when=on(f"2021-{month}-08"), kind=Kind.WORKER_ALLOCATED, fact=fact, accounts=())
            for month, fact in (("03", ""), ("11", words))
        )
        events = tuple(e for e in chronology.events if e.kind not in (Kind.WORKER_ALLOCATED, Kind.WORKER_ENDED))
        case = Case(replace(chronology, events=tuple(sorted((*events, *told), key=lambda e: e.when.first_day))))
        shown = frame(case)
        assert shown is not None
        return [
            (str(band.start), band.end)
            for band in bands(case, shown)["worker"]
            if band.start.year == 2021 and band.label
        ]

    without = [("2021-03-08", dt.date(2021, 6, 25)), ("2021-06-25", dt.date(2021, 11, 8))]
    assert without == drawn("Unallocated since 25 June because of vacancies.")[:2]
    assert [("2021-03-08", dt.date(2021, 11, 8))] == drawn("No social worker since June as far as I know.")[:1]


# ---- the timeline ------------------------------------------------------------------------------------------------


def test_the_words_of_the_timeline_name_every_band_that_is_drawn(chronology: Chronology) -> None:
    workers = tuple(
        Event(
            key=f"wa{year}",
            when=on(f"{year}-05-01"),
            kind=Kind.WORKER_ALLOCATED,
            title=f"Worker of {year}",
            accounts=(),
        )
        for year in range(2020, 2025)
    )
    events = tuple(e for e in chronology.events if e.kind is not Kind.WORKER_ALLOCATED)
    case = Case(replace(chronology, events=tuple(sorted((*events, *workers), key=lambda e: e.when.first_day))))
    shown = frame(case)

    assert shown is not None
    words = in_words(case, shown)
    drawn = [band.label for rows in bands(case, shown).values() for band in rows]
    assert len(drawn) > 5
    assert [] == [label for label in drawn if label not in words]


def test_a_gap_is_as_long_on_the_drawing_as_in_its_finding(chronology: Chronology) -> None:
    case = Case(replace(chronology, findings=(gap("2022-07-01", "2022-08-10"),)))
    page = pages(case.chronology)[-1]

    assert 2 == page.count("39 days")  # drawn, and in words


def test_every_row_has_a_line_and_the_fullest_have_most() -> None:
    def events(count: int) -> list[Event]:
        return [Event(key=str(n), when=on("2022-01-01"), kind=Kind.VISIT, accounts=()) for n in range(count)]

    assert {"few": 1, "many": 5, "some": 2} == _sublines({"few": events(2), "many": events(50), "some": events(20)}, 8)
    assert {"few": 1, "many": 1} == _sublines({"few": events(2), "many": events(50)}, 1)


# ---- the pages ---------------------------------------------------------------------------------------------------


def sizes(page: pypdf.PageObject) -> Iterator[float]:
    found: list[float] = []

    def visit(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if text.strip():
            found.append(round(size * abs(matrix[3] or 1), 2))

    page.extract_text(visitor_text=visit)
    yield from found


def test_no_text_is_smaller_than_nine_points_but_in_drawings(chronology: Chronology) -> None:
    plain = replace(chronology, graphs=())
    reader = pypdf.PdfReader(io.BytesIO(Pdf().export(plain)))
    timeline = next(n for n, page in enumerate(reader.pages) if page.mediabox.width > page.mediabox.height)
    marks = {6.88, 5.78}  # the letters in the marks of significance, which stand beside their word

    small = {size for n, page in enumerate(reader.pages) if n != timeline for size in sizes(page) if size and size < 9}
    assert set() == small - marks


def test_no_page_is_nearly_empty_but_the_last_of_the_text(chronology: Chronology) -> None:
    register()
    # The timeline has a page of its own behind it.
    sheets = compose(blocks(Case(chronology)))
    feet = [max(top + piece.height for piece, top in sheet.placed) for sheet in sheets[:-2]]
    filled = [(foot - TOP) / (sheet.floor - TOP) for foot, sheet in zip(feet, sheets, strict=False)]

    assert [] == [(number, share) for number, share in enumerate(filled, start=1) if share < 0.4]


def test_what_cannot_be_seen_is_decided_in_one_place() -> None:
    register()

    assert [] == [chr(code) for code in printable() if unseen(chr(code))]
    assert all(map(unseen, "\u202e\u200b\u0000\u2028\u2800"))


def test_the_foot_bears_the_hash_that_the_pipeline_makes(chronology: Chronology) -> None:
    assert f"Inputs {manifest_hash(chronology)[:12]}" in pages(chronology)[0]


def test_a_serial_of_nothing_is_no_entry(chronology: Chronology) -> None:
    lost = Serial(event="gone", number=0, reference="R-gone", printed=False)
    finding = replace(chronology.findings[0], evidence=("gone",))
    text = text_of(replace(chronology, serials=(*chronology.serials, lost), findings=(finding,)))

    assert "entry 0" not in text
    assert "[1 not shown]" in text


def test_a_plan_whose_end_is_not_recorded_ended_when_the_next_of_its_kind_began(chronology: Chronology) -> None:
    plan = Kind.CARE_AND_SUPPORT_PLAN_STARTED
    told = tuple(
        Event(key=f"pl{year}", when=on(f"{year}-02-01"), until=When.ongoing(), kind=plan, accounts=())
        for year in (2021, 2022)
    )
    others = tuple(e for e in chronology.events if e.kind is not plan)
    case = Case(replace(chronology, events=tuple(sorted((*others, *told), key=lambda e: e.when.first_day))))
    shown = frame(case)

    assert shown is not None
    first, second = (band for band in bands(case, shown)["protection"] if band.label == "Care and support plan")
    assert (second.start, True, False) == (first.end, first.inferred, first.ongoing)
    assert (True, False) == (second.ongoing, second.inferred)
    assert "1 February 2022 (no end recorded; taken from what took its place)" in in_words(case, shown)


def _begun(kind: Kind, day: str, key: str, by: str | None = None) -> Event:
    source = Source(document="notes.txt", locator="line 1", recorded_by=by)
    account = Account(key=key, source=source, when=on(day), kind=kind)
    return Event(key=key, when=on(day), kind=kind, accounts=(account,))


def _bands_with(chronology: Chronology, lane: str, *events: Event) -> list[tuple[str, str, bool]]:
    case = Case(replace(chronology, events=events))
    shown = Frame(dt.date(2020, 1, 1), chronology.as_at)
    return [(band.label, str(band.end), band.inferred) for band in bands(case, shown)[lane]]


def test_the_band_of_a_plan_in_need_ends_where_a_protection_plan_begins_and_is_said_to_be_inferred(
    chronology: Chronology,
) -> None:
    need, cp = _begun(Kind.CIN_PLAN_STARTED, "2021-02-01", "n"), _begun(Kind.CP_PLAN_STARTED, "2021-06-01", "c")

    assert ("Child in need plan", "2021-06-01", True) in _bands_with(chronology, "protection", need, cp)


def test_two_entries_that_nobody_holds_the_case_are_one_band(chronology: Chronology) -> None:
    told = [_begun(Kind.CASE_UNALLOCATED, day, day) for day in ("2021-02-01", "2021-03-01")]
    held = _begun(Kind.WORKER_ALLOCATED, "2021-06-01", "w")

    labels = [label for label, _, _ in _bands_with(chronology, "worker", *told, held)]
    assert labels.count("No worker") == 1


def test_who_only_signs_as_social_worker_has_a_band_marked_so(chronology: Chronology) -> None:
    notes = [_begun(Kind.VISIT, day, day, "Dev Rao, social worker") for day in ("2021-02-01", "2021-06-01")]

    assert ("Dev Rao (by signature)", "2021-06-01", False) in _bands_with(chronology, "worker", *notes)
