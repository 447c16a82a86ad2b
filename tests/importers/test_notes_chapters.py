"""Judgments, reviews and reports tell their story in some chapters, and weigh it, teach from it or act upon it in others."""

import pytest

from chronology.model import Kind
from importers.notes.chapters import Chapters, Sort
from tests.importers.test_notes_narratives import accounts

_TEXT = (
    "CHILD PRACTICE REVIEW\nChild W\n\nThe timeline\n\n1. Wren was born on 3 May 2014. On 4 March 2016 the school made a referral. "
    "The health visitor visited the flat on 9 May 2016.\n\n{title}\n\n2. {told}\n"
)


def _told(title: str, told: str) -> list[tuple[str | None, Kind]]:
    return [(one.when.edtf, one.kind) for one in accounts(_TEXT.format(title=title, told=told))][3:]


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("The law", Sort.LAW),
        ("II. RELEVANT DOMESTIC LAW AND PRACTICE", Sort.LAW),
        ("4. Legal framework", Sort.LAW),
        ("Section 4: Analysis", Sort.WEIGHED),
        ("6. ANALYSIS AND CONCLUSIONS", Sort.WEIGHED),
        ("Practice and organisational learning", Sort.WEIGHED),
        ("Discussion", Sort.WEIGHED),
        ("Recommendations", Sort.AHEAD),
        ("8. Actions required", Sort.AHEAD),
        ("1. Instructions and method", Sort.METHOD),
        ("Terms of reference", Sort.METHOD),
        ("The events of February 2018", Sort.STORY),
        ("Autumn 2021", Sort.STORY),
        ("Practice episode 2: the conference", Sort.STORY),
    ],
)
def test_what_a_chapter_does_with_the_story_its_title_says(title: str, sort: Sort) -> None:
    text = f"Background\n\nIt began.\n\n{title}\n\nHere it goes on."

    assert sort is Chapters(text, 0, len(text)).at(len(text) - 1)


def test_a_chapter_ends_with_the_next_title_that_is_set_as_its_own() -> None:
    text = "Discussion\n\nIt is weighed.\n\nWhat happened next\n\nIt went on."
    parts = "4. ANALYSIS\n\nTheme one\n\nIt is weighed.\n\n5. LATER EVENTS\n\nIt went on."

    assert Sort.STORY is Chapters(text, 0, len(text)).at(len(text) - 1)
    assert [Sort.WEIGHED, Sort.STORY] == [
        Chapters(parts, 0, len(parts)).at(parts.index(words)) for words in ("It is weighed", "It went on")
    ]


def test_a_sentence_of_the_story_is_no_title() -> None:
    text = "The story\n\nAnalysis of the sample was positive.\nRecommendations were made\nand were not followed.\n\nIt went on."

    assert Sort.STORY is Chapters(text, 0, len(text)).at(len(text) - 1)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Analysis", "Between March and May 2016 the school and the health visitor did not speak."),
        ("Analysis", "The school knew in March 2016 what the health visitor learned in May 2016."),
        ("Discussion", "Wren was seen by nobody between March 2016 and June 2016."),
        ("Learning", "In 2016 the health visitor was new to the team and the school did not know her."),
        (
            "The law",
            "In Lancashire County Council v B, decided in 2015, the mother was one of two who might have hurt the child.",
        ),
        ("Recommendations", "That contact be reduced to twice a week from July 2016, once Wren has been told why."),
        ("Conclusions", "The health visitor called on 9 May 2016, and nobody else did."),
    ],
)
def test_a_chapter_that_weighs_tells_by_months_of_nothing_further(title: str, told: str) -> None:
    assert [] == _told(title, told)


@pytest.mark.parametrize(
    ("title", "told", "event"),
    [
        (
            "Analysis",
            "Wren told her teacher on 2 June 2016 that she was frightened of Craig.",
            ("2016-06-02", Kind.DISCLOSURE),
        ),
        ("Analysis", "Wren told the nurse in July 2016 that Craig had hit her.", ("2016-07", Kind.DISCLOSURE)),
        ("Discussion", "On 9 May 2016, I find, the father broke Wren’s arm.", ("2016-05-09", Kind.INJURY)),
        ("The events of June", "In May 2016 the police were called to the flat.", ("2016-05", Kind.POLICE_INCIDENT)),
    ],
)
def test_what_such_a_chapter_tells_for_the_first_time_is_told(title: str, told: str, event: tuple[str, Kind]) -> None:
    assert [event] == _told(title, told)


def test_a_season_that_frames_the_days_of_its_sentence_is_none_of_them() -> None:
    told = _told("Summer", "Over the summer of 2016 the neighbour rang the police, on 24 June and again on 2 August.")

    assert ["2016-06-24", "2016-08-02"] == [day for day, _ in told]


@pytest.mark.parametrize(
    "told",
    [
        "I was appointed by order of 10 November 2016 and received my letter of instruction on 18 November.",
        "I have read the bundle, including the statements of the social worker dated 14 October 2016 and 3 November 2016.",
        "The brother of Wren’s mother spoke to the reviewer by video on 6 October 2016.",
        "Father was invited to contribute but did not respond to letters of 12 November 2016 and 16 December 2016.",
        "Mother’s account was admitted by her in her response of 10 November 2016.",
        "The cognitive assessment of Dr Quayle (16 September 2016) places Ms Finch’s full scale IQ at 71.",
        "Dr Lingard’s psychological report (21 July 2016) recommended a placement for Wren and her mother.",
        "The Board’s procedure (adopted in May 2015, revised in September 2015) provides for a lead agency.",
        "A panel met on five occasions between June 2016 and January 2017.",
        "The authority seeks findings in the terms of the schedule dated 1 July 2016, which the mother denies.",
        "An audit in November 2016 found that 94% of police notifications were shared in time.",
        "The decision to undertake a review was taken on 20 July 2016 by the chair, who had spoken to the police.",
        "I have been qualified since 2012 and I make this statement for the court and the mother.",
        "The Home Office was notified on 15 November 2016 of the decision that the police had asked for.",
        "Between June 2016 and January 2017 there was no contact with any agency, and nobody saw Wren.",
        "Dr Amersham, whose report was filed on 24 July 2016, thinks that Wren was hurt.",
    ],
)
def test_the_authors_own_papers_and_steps_are_no_part_of_the_story(told: str) -> None:
    assert [] == _told("Introduction", told)


def test_the_harm_police_found_is_what_they_were_called_for() -> None:
    told = (
        "On 4 June 2016 the police were called to the flat. Mother had a split lip. She declined to make a statement."
    )
    (incident,) = accounts(_TEXT.format(title="June", told=told))[3:]

    assert (Kind.POLICE_INCIDENT, True) == (incident.kind, "split lip" in incident.fact)


def test_what_a_witness_says_now_is_no_further_harm_of_the_day() -> None:
    told = _told(
        "June", "On 4 June 2016 mother attended the ward with a sore wrist. She says that Craig had pushed her."
    )

    assert Kind.PHYSICAL_ABUSE_ALLEGED not in [kind for _, kind in told]


def test_what_was_to_begin_on_a_day_is_told_of_the_day_it_was_arranged() -> None:
    told = _told("June", "On 4 June 2016 mother signed a tenancy for a flat in Dunley, to begin on 8 July 2016.")

    assert ["2016-06-04"] == [day for day, _ in told]


def test_that_police_came_to_the_abuse_just_told_is_no_second_call() -> None:
    told = _told(
        "June",
        "On 4 June 2016 there was a violent argument between the parents. The police attended within eleven minutes.",
    )

    assert ["2016-06-04"] == [day for day, _ in told]
