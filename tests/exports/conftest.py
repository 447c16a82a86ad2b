"""An invented child's chronology, rich enough to show everything a document can hold."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

import pytest

from chronology.model import (
    Account,
    Action,
    Chronology,
    Conflict,
    Cover,
    Coverage,
    DocumentRead,
    Edge,
    Event,
    EvidenceStatus,
    Extent,
    Finding,
    FindingStatus,
    Graph,
    Ignored,
    Involvement,
    Kind,
    Level,
    Membership,
    Node,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Polarity,
    PracticeUsed,
    Precision,
    Problem,
    Reason,
    Relationship,
    Remark,
    Restriction,
    Serial,
    Severity,
    Significance,
    Source,
    Status,
    Strength,
    Theme,
    Timescale,
    TimescaleState,
    When,
)

AS_AT = dt.date(2024, 3, 1)
_EXPORT = "ics-export-2024-02-28.xml"
_NOTES = "nodiadau/ymweliadau 2023.docx"
_HASHES = {_EXPORT: "3f" * 32, _NOTES: "a7" * 32, "heddlu-ppn.csv": "c9" * 32}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def on(text: str) -> When:
    return When.on(day(text))


def source(document: str = _EXPORT, locator: str = "/Export/Child/Records/Record[1]", **more: object) -> Source:
    return Source(document=document, sha256=_HASHES.get(document, "00" * 32), locator=locator, **more)  # type: ignore[arg-type]  # fixture


def event(key: str, when: When, kind: Kind, **fields: object) -> Event:
    """An event of one account, unless `accounts` are given."""
    agency = str(fields.get("agency") or "Children's services")
    place = source(
        locator=f"/Export/Child/Records/Record[@id='{key}']/Event[1]", recorded_on=when.latest, agency=agency
    )
    account = Account(key=f"ics:record:{key}#event", when=when, kind=kind, source=place)
    fields.setdefault("accounts", (account,))
    return Event(key=key, when=when, kind=kind, **fields)  # type: ignore[arg-type]  # fixture


def month(text: str) -> When:
    first = day(f"{text}-01")
    last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return When(earliest=first, latest=last, edtf=f"{text}~", precision=Precision.MONTH, as_written=f"about {text}")


_MAIN: tuple[tuple[str, Kind, Level, str, str, dict[str, object]], ...] = (
    (
        "2020-02-11",
        Kind.REFERRAL,
        Level.HIGH,
        "Referral from school",
        "The school reported that Cadi came to school without a coat in snow and said there was no breakfast at home.",
        {"outcome": "Initial assessment", "agency": "Ysgol Tŷ Gŵyl"},
    ),
    (
        "2020-03-02",
        Kind.WORKER_ALLOCATED,
        Level.MEDIUM,
        "Worker allocated",
        "Social worker R. Prydderch allocated.",
        {"until": on("2020-11-20")},
    ),
    (
        "2020-03-24",
        Kind.ASSESSMENT_COMPLETED,
        Level.MEDIUM,
        "Assessment completed",
        "The assessment records neglect of basic care and low mood of the mother.",
        {"outcome": "Care and support plan"},
    ),
    (
        "2020-04-02",
        Kind.CARE_AND_SUPPORT_PLAN_STARTED,
        Level.MEDIUM,
        "Care and support plan made",
        "A plan with four actions was agreed with the family.",
        {"until": on("2020-12-14")},
    ),
    (
        "2020-06-15",
        Kind.DOMESTIC_ABUSE_CHILD_PRESENT,
        Level.CRITICAL,
        "Police called to the home; child present",
        "Police attended after a neighbour heard shouting. Cadi was on the stairs. The front-room door was broken.",
        {
            "agency": "Heddlu Glanhelyg",
            "action": "Police protection notice sent the same day",
            "impact": "Cadi was awake and heard what was said.",
            "child_voice": "Mam was crying and I put my fingers in my ears.",
            "evidence_status": EvidenceStatus.OBSERVED,
        },
    ),
    (
        "2020-09-03",
        Kind.NOT_BROUGHT,
        Level.MEDIUM,
        "Not brought to dental appointment",
        "Cadi was not brought to a dental appointment.",
        {"agency": "Dental service"},
    ),
    (
        "2020-10-08",
        Kind.NOT_BROUGHT,
        Level.MEDIUM,
        "Not brought to hearing test",
        "Cadi was not brought to a hearing test; a letter was sent.",
        {"agency": "Health board", "outcome": "Discharged from audiology"},
    ),
    ("2020-11-20", Kind.WORKER_ENDED, Level.MEDIUM, "Worker left", "R. Prydderch left the authority.", {}),
    (
        "2020-12-14",
        Kind.CASE_CLOSED,
        Level.HIGH,
        "Case closed",
        "Case closed at the end of the plan; two of the four actions had no completion recorded.",
        {
            "decision": "Close",
            "decision_maker": "Team manager",
            "rationale": "No further referrals since June",
            "outcome": "Closed",
        },
    ),
    (
        "2021-03-09",
        Kind.REFERRAL,
        Level.HIGH,
        "Referral from health visitor",
        "The health visitor reported that the baby had not been seen at three visits and that an adult man not known to her answered the door.",
        {"agency": "Health board", "outcome": "Assessment"},
    ),
    (
        "2021-03-30",
        Kind.UNKNOWN_ADULT_PRESENT,
        Level.HIGH,
        "Adult not identified in the home",
        "A man who gave no name was at the home during a visit.",
        {"evidence_status": EvidenceStatus.OBSERVED},
    ),
    (
        "2021-04-19",
        Kind.INJURY_UNEXPLAINED,
        Level.CRITICAL,
        "Bruise to the left arm without explanation",
        "School saw a bruise of about 4 cm on the left upper arm. Cadi said she did not remember. The mother said she fell from a trampoline.",
        {
            "agency": "Ysgol Tŷ Gŵyl",
            "action": "Strategy discussion",
            "impact": "She would not let her arm be touched all week.",
            "evidence_status": EvidenceStatus.OBSERVED,
        },
    ),
    (
        "2021-04-20",
        Kind.STRATEGY_DISCUSSION,
        Level.HIGH,
        "Strategy discussion",
        "Police, health and social services agreed a joint enquiry.",
        {"decision": "Section 47 enquiry, joint", "decision_maker": "Team manager", "outcome": "Enquiry started"},
    ),
    (
        "2021-04-20",
        Kind.S47_STARTED,
        Level.CRITICAL,
        "Section 47 enquiry started",
        "Joint enquiry with police started.",
        {},
    ),
    (
        "2021-04-22",
        Kind.MEDICAL_EXAMINATION,
        Level.HIGH,
        "Child protection medical",
        "The paediatrician found the bruise consistent with a grip and could not exclude a fall.",
        {"agency": "Health board", "evidence_status": EvidenceStatus.OPINION, "outcome": "Not conclusive"},
    ),
    (
        "2021-05-14",
        Kind.INITIAL_CONFERENCE,
        Level.CRITICAL,
        "Initial child protection conference",
        "Registered under neglect. All agencies present except police.",
        {"decision": "Child protection plan, neglect", "decision_maker": "Conference", "outcome": "Plan made"},
    ),
    (
        "2021-05-14",
        Kind.CP_PLAN_STARTED,
        Level.CRITICAL,
        "Child protection plan started",
        "Category: neglect.",
        {"until": on("2022-06-21"), "outcome": "Plan in force"},
    ),
    (
        "2021-05-20",
        Kind.WORKER_ALLOCATED,
        Level.MEDIUM,
        "Worker allocated",
        "Social worker M. Llewelyn allocated.",
        {"until": on("2022-09-30")},
    ),
    (
        "2021-06-08",
        Kind.CHILD_SEEN_ALONE,
        Level.MEDIUM,
        "Cadi seen alone at school",
        "Seen alone for forty minutes.",
        {
            "polarity": Polarity.POSITIVE,
            "child_voice": "Dwi'n hoffi mynd at Nain. Mae'n dawel yno.",
            "language": "en",
            "outcome": "Wish to stay with grandmother at weekends noted",
        },
    ),
    (
        "2021-07-21",
        Kind.ACCESS_REFUSED,
        Level.HIGH,
        "Access refused",
        "Nobody opened the door although a voice was heard.",
        {},
    ),
    (
        "2021-08-12",
        Kind.ACCESS_REFUSED,
        Level.HIGH,
        "Access refused",
        "The mother spoke from the window and did not open the door.",
        {"action": "Unannounced visit the next day"},
    ),
    (
        "2021-08-16",
        Kind.REVIEW_CONFERENCE,
        Level.CRITICAL,
        "Review child protection conference",
        "The plan continued. Two of six actions were complete.",
        {"decision": "Plan to continue", "outcome": "Plan continues"},
    ),
    (
        "2021-11-04",
        Kind.NOT_BROUGHT,
        Level.MEDIUM,
        "Not brought to hearing test",
        "Second referral to audiology; Cadi was not brought.",
        {"agency": "Health board"},
    ),
    (
        "2022-01-25",
        Kind.ATTENDANCE_IMPROVED,
        Level.MEDIUM,
        "Attendance rose to 94 per cent",
        "Attendance over the autumn term was 94 per cent, from 71.",
        {"polarity": Polarity.POSITIVE, "agency": "Ysgol Tŷ Gŵyl", "outcome": "Certificate"},
    ),
    (
        "2022-02-14",
        Kind.REVIEW_CONFERENCE,
        Level.CRITICAL,
        "Review child protection conference",
        "Progress recorded against all actions but the hearing test.",
        {"decision": "Plan to continue", "outcome": "Plan continues"},
    ),
    (
        "2022-06-21",
        Kind.CP_PLAN_ENDED,
        Level.CRITICAL,
        "Child protection plan ended",
        "The conference ended the plan.",
        {"decision": "Care and support plan", "outcome": "Stepped down"},
    ),
    (
        "2022-06-21",
        Kind.CARE_AND_SUPPORT_PLAN_STARTED,
        Level.MEDIUM,
        "Care and support plan made",
        "Plan with five actions.",
        {"until": When(basis=When.undated().basis)},
    ),
    ("2022-09-30", Kind.WORKER_ENDED, Level.MEDIUM, "Worker left", "M. Llewelyn moved to another team.", {}),
    (
        "2023-02-02",
        Kind.WORKER_ALLOCATED,
        Level.MEDIUM,
        "Worker allocated",
        "Social worker E. Siôn allocated.",
        {"until": When.ongoing()},
    ),
    (
        "2023-02-17",
        Kind.DISCLOSURE,
        Level.CRITICAL,
        "Cadi spoke of being hit",
        "Cadi told her teacher that Lee hit her with a belt when her mother was out.",
        {
            "agency": "Ysgol Tŷ Gŵyl",
            "evidence_status": EvidenceStatus.ALLEGED,
            "child_voice": "He said if I tell, Mam will go to prison.",
            "action": "Telephone referral at 14:20; strategy discussion",
            "impact": "She asked not to go home.",
            "outcome": "Section 47 enquiry",
        },
    ),
    (
        "2023-02-17",
        Kind.POLICE_PROTECTION,
        Level.CRITICAL,
        "Taken into police protection",
        "Police protection from 17:05.",
        {"until": on("2023-02-20"), "agency": "Heddlu Glanhelyg", "outcome": "Placed with grandmother"},
    ),
    (
        "2023-02-20",
        Kind.BECAME_LOOKED_AFTER,
        Level.CRITICAL,
        "Became looked after",
        "Accommodated under section 76.",
        {"until": on("2023-11-10"), "outcome": "Placed with grandmother"},
    ),
    (
        "2023-02-20",
        Kind.PLACEMENT_STARTED,
        Level.HIGH,
        "Placed with grandmother",
        "Connected person placement with N. Pugh.",
        {"until": on("2023-06-12")},
    ),
    (
        "2023-02-20",
        Kind.LEGAL_STATUS_CHANGED,
        Level.HIGH,
        "Section 76 accommodation",
        "Mother agreed in writing.",
        {"until": on("2023-11-10")},
    ),
    (
        "2023-03-14",
        Kind.CHARGE_OR_CONVICTION,
        Level.CRITICAL,
        "Lee M. charged",
        "Charged with assault; bail with no contact.",
        {"agency": "Heddlu Glanhelyg", "outcome": "Trial listed"},
    ),
    (
        "2023-06-12",
        Kind.PLACEMENT_BREAKDOWN,
        Level.CRITICAL,
        "Placement ended unplanned",
        "Grandmother admitted to hospital.",
        {"outcome": "Foster placement the same evening"},
    ),
    (
        "2023-06-12",
        Kind.PLACEMENT_STARTED,
        Level.HIGH,
        "Foster placement",
        "Placed with foster carers in Aberwylan, 31 miles away.",
        {"until": on("2023-11-10")},
    ),
    (
        "2023-07-03",
        Kind.SCHOOL_CHANGE,
        Level.MEDIUM,
        "Moved to Ysgol Bryn Awel",
        "School changed because of the distance.",
        {"agency": "Education"},
    ),
    (
        "2023-09-20",
        Kind.WISHES_AND_FEELINGS,
        Level.MEDIUM,
        "Wishes recorded",
        "Direct work over three sessions.",
        {"polarity": Polarity.POSITIVE, "child_voice": "I want to live with Nain again when her leg is better."},
    ),
    (
        "2023-11-10",
        Kind.RETURNED_HOME,
        Level.CRITICAL,
        "Returned home",
        "Returned to the mother after a review. The record holds no updated assessment.",
        {"decision": "Return home", "decision_maker": "Service manager", "outcome": "Care and support plan"},
    ),
    (
        "2024-01-18",
        Kind.EMERGENCY_ATTENDANCE,
        Level.HIGH,
        "Emergency department: broken wrist",
        "Broken wrist. The mother said Cadi fell on ice; the triage note says she was pushed.",
        {"agency": "Health board", "action": "Referral", "evidence_status": EvidenceStatus.DISPUTED},
    ),
    (
        "2024-02-06",
        Kind.REFERRAL,
        Level.HIGH,
        "Referral from hospital",
        "Referral on the wrist and on a man at the bedside whom staff could not identify.",
        {"agency": "Health board", "outcome": "Strategy discussion"},
    ),
    ("2024-02-09", Kind.S47_STARTED, Level.CRITICAL, "Section 47 enquiry started", "Second enquiry.", {}),
)


def _main() -> Iterator[tuple[Event, Level]]:
    for number, (when, kind, level, title, fact, more) in enumerate(_MAIN, start=1):
        yield event(f"e{number:02}", on(when), kind, title=title, fact=fact, **more), level


def _routine() -> Iterator[tuple[Event, Level]]:
    start = day("2021-05-25")
    for number in range(22):
        when = start + dt.timedelta(days=17 * number + (120 if number > 14 else 0))
        kind = Kind.CHILD_SEEN if number % 3 else Kind.VISIT
        yield event(f"r{number:02}", When.on(when), kind, title="Statutory visit", fact="Seen at home."), Level.ROUTINE


def _vague() -> Iterator[tuple[Event, Level]]:
    yield (
        event(
            "v1",
            month("2022-10"),
            Kind.HOUSEHOLD_JOINED,
            title="Lee M. said to have moved in",
            fact="A neighbour says Lee M. moved in about October.",
            evidence_status=EvidenceStatus.REPORTED,
        ),
        Level.HIGH,
    )
    between = When(
        earliest=day("2022-12-03"),
        latest=day("2023-01-09"),
        edtf="2022-12-03/2023-01-09",
        precision=Precision.RANGE,
        as_written="over Christmas",
    )
    yield (
        event(
            "v2",
            between,
            Kind.NEGLECT_OBSERVED,
            title="Home without heating",
            fact="The home was without heating for part of this time.",
        ),
        Level.HIGH,
    )


def _fall() -> Event:
    """The wrist: two accounts that differ."""
    first = Account(
        key="ics:record:e41#event",
        when=on("2024-01-18"),
        kind=Kind.EMERGENCY_ATTENDANCE,
        source=source(locator="/Export/Child/Records/Record[41]", recorded_on=day("2024-01-19"), agency="Health board"),
        agency="Health board",
    )
    second = Account(
        key="police:ppn:7#event",
        when=on("2024-01-17"),
        kind=Kind.EMERGENCY_ATTENDANCE,
        source=source("heddlu-ppn.csv", "row 7", recorded_on=day("2024-01-20")),
        agency="Heddlu Glanhelyg",
    )
    found = {e.key: e for e, _ in _main()}["e41"]
    conflict = Conflict(field="when", values=(("2024-01-18", first.key), ("2024-01-17", second.key)))
    return replace(found, accounts=(first, second), merge_basis="same injury, one day apart", conflicts=(conflict,))


def _events() -> list[tuple[Event, Level]]:
    found = [(_fall() if e.key == "e41" else e, level) for e, level in (*_main(), *_routine(), *_vague())]
    return sorted(found, key=lambda pair: (pair[0].when.first_day, pair[0].key))


def _undated() -> Event:
    return event(
        "u1",
        When.undated("when she was little"),
        Kind.PHYSICAL_ABUSE_ALLEGED,
        title="Mother says she was hit as a child",
        fact="The mother said her own father hit her.",
        evidence_status=EvidenceStatus.REPORTED,
        restriction=Restriction.THIRD_PARTY,
    )


def _people() -> tuple[Person, ...]:
    where = source()
    return (
        Person(
            id="c1",
            kind=PersonKind.CHILD,
            name="Cadi Pugh-Ŵyn",
            identifiers=(("ICS", "G-20417"),),
            born=on("2013-05-09"),
            is_subject=True,
            source=where,
        ),
        Person(id="c2", kind=PersonKind.CHILD, name="Osian Pugh-Ŵyn", born=on("2020-08-01"), source=where),
        Person(id="m", kind=PersonKind.ADULT, name="Ffion Pugh", born=on("1990-01-30"), source=where),
        Person(id="g", kind=PersonKind.ADULT, name="Nerys Pugh", source=where),
        Person(id="l", kind=PersonKind.ADULT, name="Lee M.", source=where),
        Person(id="x", kind=PersonKind.UNKNOWN, name="", source=where),
        Person(
            id="w1",
            kind=PersonKind.PROFESSIONAL,
            name="R. Prydderch",
            details=(("job title", "Social worker"),),
            source=where,
        ),
        Person(
            id="w2",
            kind=PersonKind.PROFESSIONAL,
            name="E. Siôn",
            details=(("job title", "Social worker"),),
            source=where,
        ),
    )


def _relationships() -> tuple[Relationship, ...]:
    where = source()
    return (
        Relationship(from_person="m", to_person="c1", kind="mother", parental_responsibility=True, source=where),
        Relationship(from_person="m", to_person="c2", kind="mother", source=where),
        Relationship(from_person="c2", to_person="c1", kind="half-brother", source=where),
        Relationship(from_person="g", to_person="c1", kind="grandmother", source=where),
        Relationship(
            from_person="l", to_person="m", kind="partner", when=month("2022-10"), until=on("2023-03-14"), source=where
        ),
    )


def _graph() -> Graph:
    nodes = (
        Node(id="c1", kind="child", label="Cadi Pugh-Ŵyn", attributes=(("subject", "yes"),)),
        Node(id="c2", kind="child", label="Osian Pugh-Ŵyn"),
        Node(id="m", kind="adult", label="Ffion Pugh"),
        Node(id="g", kind="adult", label="Nerys Pugh"),
        Node(id="l", kind="adult", label="Lee M."),
        Node(id="x", kind="unknown", label="Man, not identified"),
        Node(id="s", kind="agency", label="Ysgol Tŷ Gŵyl"),
        Node(id="p", kind="agency", label="Heddlu Glanhelyg"),
        Node(id="h", kind="household", label="14 Stryd y Bont"),
        Node(id="w2", kind="professional", label="E. Siôn"),
    )
    edges = (
        Edge(start="m", end="c1", kind="mother", basis="recorded"),
        Edge(start="m", end="c2", kind="mother", basis="recorded"),
        Edge(start="g", end="c1", kind="grandmother", basis="recorded"),
        Edge(start="l", end="m", kind="partner", until=on("2023-03-14")),
        Edge(start="x", end="h", kind="seen at"),
        Edge(start="m", end="h", kind="lives at"),
        Edge(start="c1", end="h", kind="lives at"),
        Edge(start="s", end="c1", kind="7 entries"),
        Edge(start="p", end="c1", kind="4 entries"),
        Edge(start="w2", end="c1", kind="worker"),
    )
    spots = {
        "c1": (0.5, 0.5),
        "c2": (0.3, 0.42),
        "m": (0.42, 0.75),
        "g": (0.65, 0.8),
        "l": (0.2, 0.9),
        "x": (0.12, 0.65),
        "s": (0.85, 0.5),
        "p": (0.8, 0.2),
        "h": (0.25, 0.6),
        "w2": (0.5, 0.1),
    }
    return Graph(
        name="relationships", nodes=nodes, edges=edges, positions=tuple((k, x, y) for k, (x, y) in spots.items())
    )


def _findings() -> tuple[Finding, ...]:
    return (
        Finding(
            key="re_referrals:c1:e10",
            rule="re-referrals/1",
            pattern="re_referrals",
            title="Repeat referrals",
            statement="The record shows four referrals between February 2020 and February 2024, one of them 85 days after the case was closed.",
            window=(day("2020-02-11"), day("2024-02-06")),
            evidence=("e01", "e10", "e30", "e42"),
            counter_evidence=("e24",),
            parameters=(("window", "365 days"), ("at least", "2 referrals")),
            strength=Strength.STRONG,
        ),
        Finding(
            key="missed:c1:e06",
            rule="missed-appointments/1",
            pattern="missed_appointments",
            title="Health appointments missed",
            statement="The record shows that Cadi was not brought to three health appointments, two of them for the same hearing test.",
            evidence=("e06", "e07", "e23"),
            parameters=(("window", "90 days"), ("at least", "3")),
            strength=Strength.MODERATE,
        ),
        Finding(
            key="access:c1:e20",
            rule="refusal-of-access/1",
            pattern="refusal_of_access",
            title="Access refused during a protection plan",
            statement="The record shows two refusals of access in 22 days while a child protection plan was in force.",
            evidence=("e20", "e21", "r02"),
            strength=Strength.STRONG,
            status=FindingStatus.CONFIRMED,
        ),
        Finding(
            key="unknown:c1:e11",
            rule="unknown-adult/1",
            pattern="unknown_adult",
            title="Adults not identified",
            statement="The record shows an adult man in the home or at the bedside on three dates whom nobody identified or assessed.",
            evidence=("e10", "e11", "e42"),
            strength=Strength.MODERATE,
        ),
        Finding(
            key="worker:c1:e02",
            rule="worker-change/1",
            pattern="worker_or_agency_change",
            title="Three workers, with 125 days between the second and third",
            statement="The record shows three allocated workers and no allocated worker from 30 September 2022 to 2 February 2023.",
            window=(day("2022-09-30"), day("2023-02-02")),
            evidence=("e02", "e18", "e28", "e29"),
            strength=Strength.STRONG,
        ),
        Finding(
            key="gap:c1:2022",
            rule="gap/1",
            pattern="gap",
            title="No entry for 101 days",
            statement="The record shows no entry from any source between 21 June 2022 and 30 September 2022 while a plan was open.",
            window=(day("2022-06-21"), day("2022-09-30")),
            evidence=("e27", "e28"),
            strength=Strength.STRONG,
        ),
        Finding(
            key="gap:c1:2020",
            rule="gap/1",
            pattern="gap",
            title="No entry for 85 days",
            statement="The record shows no entry between 14 December 2020 and 9 March 2021.",
            window=(day("2020-12-14"), day("2021-03-09")),
            evidence=("e09", "e10"),
            strength=Strength.WEAK,
        ),
        Finding(
            key="stale:c1:e40",
            rule="stale-assessment/1",
            pattern="stale_assessment",
            title="Return home without an updated assessment",
            statement="The record does not show an assessment in the 180 days before the return home on 10 November 2023.",
            evidence=("e40",),
            strength=Strength.MODERATE,
        ),
        Finding(
            key="protect:c1:e24",
            rule="protective-change/1",
            pattern="protective_change",
            title="School attendance",
            statement="The record shows attendance rising from 71 to 94 per cent while the plan was in force.",
            evidence=("e24", "e19"),
            strength=Strength.MODERATE,
            protective=True,
        ),
        Finding(
            key="na:1",
            rule="agency-silence/1",
            pattern="agency_silence",
            title="Silence of an agency",
            statement="No source covers the health visitor's own records.",
            strength=Strength.NOT_ASSESSED,
        ),
        Finding(
            key="dis:1",
            rule="time-regularity/1",
            pattern="time_regularity",
            title="Weekend cluster",
            statement="The record shows a cluster at weekends.",
            evidence=("e05",),
            status=FindingStatus.DISMISSED,
        ),
    )


def _timescales() -> tuple[Timescale, ...]:
    def scale(
        title: str,
        trigger: str,
        state: TimescaleState,
        due: str,
        *,
        late: int | None = None,
        unit: str = "wd",
        limit: int = 15,
    ) -> Timescale:
        return Timescale(
            rule=title.lower(),
            title=title,
            trigger=trigger,
            due_event=None,
            due=day(due) if due else None,
            limit=limit,
            unit=unit,
            jurisdiction="W",
            state=state,
            late_by=late,
            authority="guidance",
            citation="Wales Safeguarding Procedures, section 3 part 2",
            verified=True,
        )

    return (
        scale("Strategy discussion to initial conference", "e13", TimescaleState.LATE, "2021-05-12", late=2),
        scale("Second section 47 enquiry to outcome", "e43", TimescaleState.NOT_YET_DUE, "2024-04-10", limit=42),
        scale("First core group", "e16", TimescaleState.NO_RECORD, "2021-05-28", limit=10),
        scale("First review conference", "e16", TimescaleState.MET, "2021-08-14", unit="m", limit=3),
        scale("Personal education plan", "e32", TimescaleState.OVERDUE, "2023-03-20", late=244, unit="cd", limit=20),
        scale("Return interview", "e39", TimescaleState.NOT_APPLICABLE, ""),
    )


def _remarks() -> tuple[Remark, ...]:
    def remark(theme: Theme, text: str, *evidence: str) -> Remark:
        return Remark(theme=theme, rule=f"{theme}/1", text=text, evidence=evidence)

    return (
        remark(
            Theme.WHY_NOW,
            "A second section 47 enquiry started on 9 February 2024 after a broken wrist on 18 January 2024, ten weeks after the return home.",
            "e43",
            "e41",
            "e40",
        ),
        remark(Theme.STATUS, "Lives with her mother since 10 November 2023.", "e40"),
        remark(Theme.STATUS, "Care and support plan since 21 June 2022; no end recorded.", "e27"),
        remark(Theme.STATUS, "Social worker E. Siôn since 2 February 2023.", "e29"),
        remark(Theme.STATUS, "Last seen alone on 20 September 2023, 163 days before this document.", "e39"),
        remark(Theme.NOT_KNOWN, "Who the man at the hospital bedside was.", "e42"),
        remark(Theme.NOT_KNOWN, "Whether the hearing test was ever done.", "e07", "e23"),
        remark(Theme.NOT_KNOWN, "The outcome of the criminal case against Lee M.", "e35"),
        remark(
            Theme.PROTECTIVE,
            "Her grandmother is named by Cadi three times as somebody she feels safe with.",
            "e19",
            "e39",
        ),
        remark(Theme.RELATIONSHIP, "Every placement with family rests on one person, Nerys Pugh.", "e33", "e36"),
        remark(Theme.RELATIONSHIP, "Lee M. has no recorded date of birth and no assessment.", "v1"),
        remark(Theme.QUALITY, "31 of 43 entries were recorded more than five days after the event.", "e05"),
        remark(Theme.QUALITY, "Two accounts differ on the date of the wrist injury.", "e41"),
        remark(Theme.QUESTION, "What assessment informed the return home in November 2023?", "e40"),
        remark(Theme.QUESTION, "Who has identified the man seen on 30 March 2021 and 6 February 2024?", "e11", "e42"),
        remark(Theme.QUESTION, "What does Cadi say now, and who has asked her alone?"),
    )


def _actions() -> tuple[Action, ...]:
    where = source()
    return (
        Action(text="Hearing test to be done", owner="Health board", due=on("2021-12-01"), source=where),
        Action(text="Identify adults visiting the home", owner="E. Siôn", due=on("2024-02-20"), source=where),
        Action(text="Written agreement about Lee M.", due=on("2024-03-15"), source=where),
        Action(text="Personal education plan", owner="Education", source=where),
        Action(text="Register with dentist", owner="Mother", due=on("2020-08-01"), done=on("2020-09-30"), source=where),
    )


def _places() -> tuple[Place, ...]:
    where = source()
    return (
        Place(
            id="sch1",
            kind=PlaceKind.SCHOOL,
            name="Ysgol Tŷ Gŵyl",
            members=(Membership(person="c1", when=on("2017-09-04"), until=on("2023-07-02")),),
            source=where,
        ),
        Place(
            id="sch2",
            kind=PlaceKind.SCHOOL,
            name="Ysgol Bryn Awel",
            members=(Membership(person="c1", when=on("2023-07-03"), until=When.ongoing()),),
            source=where,
        ),
    )


def _documents() -> tuple[DocumentRead, ...]:
    names = zip(
        _HASHES.items(), (("ics", "elements", 812), ("notes", "lines", 431), ("police", "rows", 9)), strict=True
    )
    return tuple(
        DocumentRead(
            name=name,
            sha256=sha,
            size=51_234,
            importer=importer,
            reason="root element",
            unit=unit,
            found=found,
            accounted=found - (1 if unit == "lines" else 0),
            accounts=40,
            as_at=AS_AT,
        )
        for (name, sha), (importer, unit, found) in names
    )


def make() -> Chronology:
    """The whole invented chronology."""
    events = _events()
    undated = _undated()
    levels = [*events, (undated, Level.HIGH)]
    numbers = accumulate(level is not Level.ROUTINE for _, level in levels)
    serials = tuple(
        Serial(
            event=e.key,
            number=n if level is not Level.ROUTINE else 0,
            reference=f"R-{e.key}",
            printed=level is not Level.ROUTINE,
        )
        for n, (e, level) in zip(numbers, levels, strict=True)
    )
    why = {
        Level.CRITICAL: (
            Reason(rule="kind", text="Harm or a decision about protection."),
            Reason(rule="recent", text="Within 90 days of a similar entry.", move=1),
        ),
        Level.HIGH: (Reason(rule="kind", text="Bears on safety or on who cares for her."),),
        Level.MEDIUM: (Reason(rule="pattern", text="Part of a repeated pattern.", move=1),),
        Level.ROUTINE: (Reason(rule="kind", text="Expected contact, nothing unusual recorded."),),
    }
    people = (Involvement(person="c1", role="subject"),)
    named = {
        "e30": ("c1", "l", "m"),
        "e11": ("c1", "x"),
        "v1": ("l",),
        "e33": ("c1", "g"),
        "e36": ("g",),
        "e02": ("w1",),
        "e29": ("w2",),
    }
    with_people = tuple(
        replace(e, people=tuple(Involvement(person=p) for p in named.get(e.key, ())) or people) for e, _ in events
    )
    return Chronology(
        subjects=("c1",),
        as_at=AS_AT,
        cover=Cover(
            purpose="Initial child protection conference",
            conference=day("2024-03-05"),
            author="E. Siôn",
            author_role="Social worker",
            registration="W/1234567",
            approver="H. Bowen, team manager",
            prepared_for="Conference chair and members",
            excluded=("Lee M.",),
            # As many pages as it takes to tell all of it whole; how it is fitted to fewer has tests of its own.
            page_limit=200,
        ),
        profile="conference",
        language="en",
        practice=PracticeUsed(name="Wales", version="1", sha256="b4" * 32),
        documents=_documents(),
        coverage=(
            Coverage(source=source(), from_day=day("2017-01-01"), extent=Extent.COMPLETE),
            Coverage(
                source=source("heddlu-ppn.csv", ""), groups=("police", "domestic_abuse"), extent=Extent.LATEST_ONLY
            ),
        ),
        people=_people(),
        relationships=_relationships(),
        places=_places(),
        events=with_people,
        undated=(undated,),
        withdrawn=(
            event(
                "w1",
                on("2022-03-03"),
                Kind.MISSING,
                title="Missing episode entered on the wrong child",
                fact="SECRET WITHDRAWN FACT",
                status=Status.WITHDRAWN,
            ),
        ),
        later=(event("l1", on("2024-03-04"), Kind.VISIT, title="Visit after the as-at date"),),
        serials=serials,
        actions=_actions(),
        significance=tuple(Significance(event=e.key, level=level, reasons=why[level]) for e, level in levels),
        findings=_findings(),
        timescales=_timescales(),
        remarks=_remarks(),
        graphs=(_graph(),),
        problems=(
            Problem(message="a date could not be read", source=source(_NOTES, "line 212")),
            Problem(message="a date could not be read", source=source(_NOTES, "line 230")),
            Problem(
                message="an element is not known to the importer",
                source=source(locator="/Export/Child/Extra"),
                severity=Severity.NOTE,
            ),
            Problem(message="a row has no subject", source=source("heddlu-ppn.csv", "row 9"), severity=Severity.ERROR),
        ),
        ignored=(
            Ignored(document=_EXPORT, path="/Export/Header", reason="names the exporting system", count=6),
            Ignored(
                document=_EXPORT,
                path="/Export/Child/Audit/*",
                reason="who opened the record, not what happened",
                count=212,
            ),
        ),
        counts=(("accounts", 71), ("events", 68), ("merged", 1)),
        plugins=("chronology-missing 0.3",),
    )


@pytest.fixture
def chronology() -> Chronology:
    return make()
