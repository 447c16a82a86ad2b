"""For each pattern of harm what shows it once, and what just does not: a day later, or one entry of another sort."""

from collections.abc import Sequence

from casebuilding import event

from chronology.model import Event, Involvement, Kind

_HOME = Involvement(person="home", role="provider")


def _together(last: str) -> Sequence[Event]:
    return [
        event("a", "2021-03-01", Kind.NOT_BROUGHT, agency="Health visitor"),
        event("b", "2021-05-01", Kind.NEGLECT_OBSERVED, agency="School"),
        event("c", "2021-08-01", Kind.SCHOOL_ABSENCE, agency="School"),
        event("d", last, Kind.MENTAL_HEALTH_CONCERN, agency="School"),
    ]


def _heavier(*before: Kind) -> Sequence[Event]:
    """Three grave concerns from one source, weighing 27, and lesser ones in the year before."""
    earlier = [event(f"o{n}", f"2020-0{n + 2}-01", kind) for n, kind in enumerate(before)]
    return [*earlier, *_days(Kind.CHILD_UNSUPERVISED, "2021-01-01", "2021-03-01", "2021-06-01")]


def _violence(*kinds: Kind) -> Sequence[Event]:
    days = ("2021-03-01", "2021-05-01", "2021-08-01", "2022-02-01")
    return [event(f"a{n}", day, kind) for n, (day, kind) in enumerate(zip(days, kinds, strict=True))]


def _days(kind: Kind, *days: str) -> Sequence[Event]:
    return [event(f"a{n}", day, kind) for n, day in enumerate(days)]


def _undone(after: Event) -> Sequence[Event]:
    """A plan that agreed a fire safety visit by 1 March 2021 (its action stands with the services' cases), and what came after."""
    return [event("plan", "2021-01-04", Kind.CARE_AND_SUPPORT_PLAN_STARTED), after]


def _way(first: str) -> Sequence[Event]:
    return [
        event("a", first, Kind.MENTAL_HEALTH_CONCERN),
        event("b", "2021-10-19", Kind.INJURY),
        event("c", "2021-10-21", Kind.POLICE_PROTECTION),
        event("d", "2021-10-22", Kind.BECAME_LOOKED_AFTER),
    ]


def _agencies(last: str, third: str = "Police") -> Sequence[Event]:
    return [
        event("a", "2021-03-01", Kind.NEGLECT_OBSERVED, agency="School"),
        event("b", "2021-09-01", Kind.HOME_CONDITIONS, agency="Housing"),
        event("c", last, Kind.CHILD_UNSUPERVISED, agency=third),
    ]


def _home_again(after: Event) -> Sequence[Event]:
    return [
        event("a", "2020-03-01", Kind.BECAME_LOOKED_AFTER),
        event("b", "2021-03-01", Kind.RETURNED_HOME),
        after,
    ]


def _alleged(last: str, fact: str = "Physical abuse by staff.") -> Sequence[Event]:
    told = {"people": (_HOME,), "fact": "Physical abuse alleged."}
    return [
        event("a", "2021-03-01", Kind.SAFEGUARDING_CONCERN, **told),
        event("b", last, Kind.SAFEGUARDING_CONCERN, **{**told, "fact": fact}),
    ]


def _refused(harm: Event) -> Sequence[Event]:
    return [*_days(Kind.CARE_REFUSED, "2021-03-01", "2021-03-15", "2021-05-30"), harm]


def _neglecting_self(last: Event) -> Sequence[Event]:
    return [
        event("a", "2021-03-01", Kind.SELF_NEGLECT),
        event("b", "2021-06-01", Kind.SELF_NEGLECT),
        event("c", "2021-09-01", Kind.CARE_REFUSED),
        last,
    ]


# name, what shows it once, what just does not
def _ulcer(short: str, day: str, grade: int) -> Event:
    return event(short, day, Kind.PRESSURE_ULCER, fact=f"Left heel grade {grade}.")


HARM_CASES: list[tuple[str, Sequence[Event], Sequence[Event]]] = [
    ("cumulative_harm", _together("2022-03-01"), _together("2022-03-02")),
    # After a year of 13, 27 is more than half as much again; after one of 18 it is just not.
    (
        "cumulative_harm",
        _heavier(Kind.CHILD_UNSUPERVISED, Kind.EXCLUSION),
        _heavier(Kind.CHILD_UNSUPERVISED, Kind.CHILD_UNSUPERVISED),
    ),
    ("cumulative_harm", _heavier(Kind.SCHOOL_ABSENCE, Kind.EXCLUSION), _heavier(Kind.SCHOOL_ABSENCE)),
    (
        "escalation",
        _violence(*3 * [Kind.DOMESTIC_ABUSE_INCIDENT], Kind.DOMESTIC_ABUSE_CHILD_PRESENT),
        _violence(*2 * [Kind.DOMESTIC_ABUSE_INCIDENT], Kind.DOMESTIC_ABUSE_CHILD_PRESENT, Kind.DOMESTIC_ABUSE_INCIDENT),
    ),
    (
        "escalation",
        # Intervals of 100, 100, 100 and 49, 49, 49; then of 50, which is not below half.
        _days(
            Kind.SUBSTANCE_MISUSE,
            *("2021-01-01", "2021-04-11", "2021-07-20", "2021-10-28", "2021-12-16", "2022-02-03", "2022-03-24"),
        ),
        _days(
            Kind.SUBSTANCE_MISUSE,
            *("2021-01-01", "2021-04-11", "2021-07-20", "2021-10-28", "2021-12-17", "2022-02-05", "2022-03-27"),
        ),
    ),
    ("escalation", _way("2021-09-10"), _way("2021-09-09")),
    (
        "repeat_injuries",
        [event("a", "2021-03-01", Kind.INJURY_UNEXPLAINED), event("b", "2022-03-01", Kind.INJURY)],
        [event("a", "2021-03-01", Kind.INJURY_UNEXPLAINED), event("b", "2022-03-02", Kind.INJURY)],
    ),
    (
        "repeat_injuries",
        _days(Kind.INJURY, "2021-03-01", "2021-09-01", "2022-03-01"),
        _days(Kind.INJURY, "2021-03-01", "2021-09-01", "2022-03-02"),
    ),
    (
        "repeat_injuries",
        [event("a", "2021-03-01", Kind.INJURY_UNEXPLAINED, fact="Several small bruises were found.")],
        [event("a", "2021-03-01", Kind.INJURY_UNEXPLAINED, fact="A small bruise was found.")],
    ),
    (
        "substance_misuse_repetition",
        _days(Kind.SUBSTANCE_MISUSE, "2021-03-01", "2023-03-01"),
        _days(Kind.SUBSTANCE_MISUSE, "2021-03-01", "2023-03-02"),
    ),
    (
        "mental_health_repetition",
        [event("a", "2021-03-01", Kind.MENTAL_HEALTH_CRISIS), event("b", "2023-03-01", Kind.OVERDOSE)],
        [event("a", "2021-03-01", Kind.MENTAL_HEALTH_CRISIS), event("b", "2023-03-02", Kind.OVERDOSE)],
    ),
    (
        "mental_health_repetition",
        [
            event("a", "2021-03-01", Kind.MENTAL_HEALTH_CONCERN, agency="Midwifery"),
            event("b", "2021-05-30", Kind.MENTAL_HEALTH_CONCERN, agency="GP"),
        ],
        [
            event("a", "2021-03-01", Kind.MENTAL_HEALTH_CONCERN, agency="GP"),
            event("b", "2021-05-30", Kind.MENTAL_HEALTH_CONCERN, agency="GP"),
        ],
    ),
    (
        "housing_instability",
        [event("a", "2021-03-01", Kind.EVICTION), event("b", "2022-03-01", Kind.TEMPORARY_ACCOMMODATION)],
        [event("a", "2021-03-01", Kind.EVICTION), event("b", "2022-03-02", Kind.TEMPORARY_ACCOMMODATION)],
    ),
    (
        "missing_escalation",
        _days(Kind.MISSING, "2021-03-01", "2021-04-01", "2021-05-30"),
        _days(Kind.MISSING, "2021-03-01", "2021-04-01", "2021-05-31"),
    ),
    (
        "missing_escalation",
        [event("a", "2021-03-01", Kind.MISSING, until="2021-03-02")],
        [event("a", "2021-03-01", Kind.MISSING, until="2021-03-01")],
    ),
    (
        "missing_escalation",
        [
            event("a", "2021-02-01", Kind.BECAME_LOOKED_AFTER, until="2021-03-02"),
            event("b", "2021-03-01", Kind.MISSING),
        ],
        [
            event("a", "2021-02-01", Kind.BECAME_LOOKED_AFTER, until="2021-03-01"),
            event("b", "2021-03-01", Kind.MISSING),
        ],
    ),
    ("repeated_concern_many_sources", _agencies("2023-03-01"), _agencies("2023-03-02")),
    ("repeated_concern_many_sources", _agencies("2023-03-01"), _agencies("2021-10-01", third="SCHOOL")),
    (
        "failed_reunification",
        _home_again(event("c", "2022-03-01", Kind.INJURY_UNEXPLAINED)),
        _home_again(event("c", "2022-03-02", Kind.INJURY_UNEXPLAINED)),
    ),
    (
        "failed_reunification",
        _home_again(event("c", "2021-09-01", Kind.BECAME_LOOKED_AFTER)),
        _home_again(event("c", "2021-09-01", Kind.NEGLECT_OBSERVED)),
    ),
    (
        "repeat_safeguarding_concerns",
        _days(Kind.SAFEGUARDING_CONCERN, "2021-03-01", "2021-09-01", "2022-03-01"),
        _days(Kind.SAFEGUARDING_CONCERN, "2021-03-01", "2021-09-01", "2022-03-02"),
    ),
    ("repeat_safeguarding_concerns", _alleged("2022-03-01"), _alleged("2022-03-02")),
    ("repeat_safeguarding_concerns", _alleged("2022-03-01"), _alleged("2021-04-01", fact="Financial abuse alleged.")),
    (
        "refusal_rising_risk",
        _refused(event("h", "2021-08-28", Kind.HOSPITAL_ADMISSION)),
        _refused(event("h", "2021-08-29", Kind.HOSPITAL_ADMISSION)),
    ),
    (
        "undone_then_harm",
        _undone(event("f", "2022-03-01", Kind.FIRE_RISK)),
        _undone(event("f", "2022-03-02", Kind.FIRE_RISK)),
    ),
    (
        "undone_then_harm",
        _undone(event("f", "2021-03-02", Kind.FIRE_RISK)),
        _undone(event("f", "2021-03-01", Kind.FIRE_RISK)),
    ),
    (
        "undone_then_harm",
        _undone(event("f", "2021-06-01", Kind.FIRE_RISK)),
        _undone(event("f", "2021-06-01", Kind.FALL)),
    ),
    (
        "repeat_admissions",
        [
            event("a", "2021-03-01", Kind.HOSPITAL_ADMISSION),
            event("b", "2021-05-01", Kind.FALL),
            event("c", "2021-08-28", Kind.HOSPITAL_ADMISSION),
        ],
        [
            event("a", "2021-03-01", Kind.HOSPITAL_ADMISSION),
            event("b", "2021-05-01", Kind.FALL),
            event("c", "2021-08-29", Kind.HOSPITAL_ADMISSION),
        ],
    ),
    (
        "repeat_admissions",
        [event("a", "2021-03-01", Kind.HOSPITAL_DISCHARGE), event("b", "2021-03-31", Kind.HOSPITAL_ADMISSION)],
        [event("a", "2021-03-01", Kind.HOSPITAL_DISCHARGE), event("b", "2021-04-01", Kind.HOSPITAL_ADMISSION)],
    ),
    (
        "repeat_falls",
        [event(f"f{n}", day, Kind.FALL) for n, day in enumerate(("2020-03-01", "2021-03-01", "2022-03-01"))],
        [event(f"f{n}", day, Kind.FALL) for n, day in enumerate(("2020-03-01", "2021-03-01", "2022-03-02"))],
    ),
    (
        "ulcer_worsening",
        [_ulcer("a", "2021-03-01", 2), _ulcer("b", "2022-03-01", 3)],
        [_ulcer("a", "2021-03-01", 2), _ulcer("b", "2022-03-02", 3)],
    ),
    (
        "self_neglect_accumulation",
        _neglecting_self(event("d", "2022-03-01", Kind.FIRE_RISK)),
        _neglecting_self(event("d", "2022-03-02", Kind.FIRE_RISK)),
    ),
    (
        "self_neglect_accumulation",
        _neglecting_self(event("d", "2022-03-01", Kind.HOME_CONDITIONS)),
        _neglecting_self(event("d", "2022-03-01", Kind.SELF_NEGLECT)),
    ),
]
