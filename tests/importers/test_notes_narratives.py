"""What judgments and reviews tell without a day in the sentence itself."""

from textwrap import fill

import pytest

from chronology.documents import Document
from chronology.model import Account, Basis, Kind
from importers.notes import CaseNotes

_REVIEW = """Serious case review: Baby Robin

3.1 The period under review ended in October 2016. The panel met four times and spoke to the family.

3.2 {told}

3.3 In November 2016 the school moved to another building.
"""


def accounts(text: str) -> list[Account]:
    values = CaseNotes().read([Document("review.txt", content=text.encode())])
    return [value for value in values if isinstance(value, Account)]


def _told(words: str) -> list[tuple[str | None, Kind]]:
    told = accounts(_REVIEW.format(told=words))
    return [(one.when.edtf, one.kind) for one in told if one.when.edtf and one.when.edtf.startswith("2016-03-04")]


def _all_told(words: str) -> list[tuple[str | None, Kind]]:
    """What is told of any day, but for the paragraphs that stand around the words."""
    told = accounts(_REVIEW.format(told=words))
    return [(one.when.edtf, one.kind) for one in told if "another building" not in one.source.quote]


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        ("Mother had a bruise on her neck and declined to make a complaint.", Kind.INJURY),
        ("The officer took Wren into police protection.", Kind.POLICE_PROTECTION),
        ("A strategy discussion was held by telephone.", Kind.STRATEGY_DISCUSSION),
        ("Father was arrested at the scene.", Kind.ARREST),
        ("Mother had a cut above her eye and would not say how she had come by it.", Kind.INJURY),
        ("Wren was placed with foster carers that night.", Kind.PLACEMENT_STARTED),
    ],
)
def test_a_grave_fact_behind_a_day_is_an_event_of_that_day(behind: str, kind: Kind) -> None:
    told = _told(f"On 4 March 2016 the health visitor visited the flat. {behind}")

    assert [("2016-03-04", Kind.VISIT), ("2016-03-04", kind)] == told


def test_a_visit_is_told_with_what_was_found_there() -> None:
    words = "On 4 March 2016 the health visitor visited the flat. Wren was not seen. Father said that she was out. "
    (visit,) = [
        one for one in accounts(_REVIEW.format(told=f"{words}It would be seen later.")) if one.kind is Kind.VISIT
    ]

    assert words.strip() == visit.fact
    assert words.strip() == visit.source.quote


@pytest.mark.parametrize(
    "words",
    [
        "In March 2016 the volunteer found that nothing had been taken in.",
        "The district nurses began visiting in March 2016.",
        "The nephew began to collect the pension in March 2016.",
    ],
)
def test_a_day_of_people_and_services_is_told_by_whatever_they_are_called(words: str) -> None:
    assert "2016-03" in [one.when.edtf for one in accounts(_REVIEW.format(told=words))]


def test_a_sentence_that_only_says_which_day_comes_next_is_told_with_what_follows() -> None:
    words = "I come to the events of 4 March 2016. Father took Wren to his sister and the flat was dark."
    (told,) = accounts(_REVIEW.format(told=words))[:1]

    assert words == told.fact


def test_what_stands_behind_a_visit_as_an_entry_of_its_own_is_not_told_in_it() -> None:
    words = "On 4 March 2016 the health visitor visited the flat. Father was arrested at the scene. Wren was out."
    (visit,) = [one for one in accounts(_REVIEW.format(told=words)) if one.kind is Kind.VISIT]

    assert "On 4 March 2016 the health visitor visited the flat. Wren was out." == visit.fact


@pytest.mark.parametrize("behind", ["On 31 April 2016 he fell.", "On 5 March 2016 he fell.", "\n\n3.3 He fell."])
def test_what_is_of_another_day_or_paragraph_is_not_told_with_a_visit(behind: str) -> None:
    words = f"On 4 March 2016 the health visitor visited the flat. {behind} He cried."
    (visit,) = [one for one in accounts(_REVIEW.format(told=words)) if one.kind is Kind.VISIT]

    assert "On 4 March 2016 the health visitor visited the flat." == visit.fact


def test_the_day_of_a_grave_fact_is_said_to_come_from_the_sentence_before() -> None:
    words = "On 4 March 2016 the health visitor visited the flat. Father was arrested at the scene."
    (arrest,) = [one for one in accounts(_REVIEW.format(told=words)) if one.kind is Kind.ARREST]

    assert Basis.RELATIVE_TO_PREVIOUS is arrest.when.basis
    assert "Father was arrested at the scene." == arrest.source.quote


@pytest.mark.parametrize(
    "behind",
    [
        "He has been arrested before.",
        "A strategy discussion was not held.",
        "A strategy discussion was never held.",
        "He was arrested on the third day.",
        "Father was arrested after a week.",
        "I find that he had not been arrested.",
        "She would be admitted to hospital if it happened again.",
        "The report was about domestic abuse.",
        "The kettle was new.",
    ],
)
def test_what_looks_back_or_ahead_weighs_or_is_not_grave_is_no_event_of_the_day_before(behind: str) -> None:
    told = _told(f"On 4 March 2016 the health visitor visited the flat. {behind}")

    assert [("2016-03-04", Kind.VISIT)] == told


def test_a_grave_fact_in_another_paragraph_is_not_of_the_day_told_last() -> None:
    told = _told("On 4 March 2016 the health visitor visited the flat.\n\n3.3 Father was arrested.")

    assert [("2016-03-04", Kind.VISIT)] == told


@pytest.mark.parametrize(
    "law",
    [
        "Research published on 4 March 2016 has shown how often Father hits Mother.",
        "I was taken to a decision of the Court of Appeal of 4 March 2016 on injuries.",
        "Judgment handed down: 4 March 2016",
    ],
)
def test_law_research_and_the_day_of_the_text_itself_are_no_events(law: str) -> None:
    told = _told(law)

    assert [] == told


@pytest.mark.parametrize(
    "words",
    [
        "I have been referred to a decision of 4 March 2016 on the meaning of necessary.",
        "In its judgment of 4 March 2016 in another case the Supreme Court held that the duty is absolute.",
        "The housing provider's system has it posted on 4 March 2016.",
        "The entry on the school's register is dated 4 March 2016.",
        "It is difficult now to establish the order of events of 4 March 2016.",
        "The protocol was known to one of the nine practitioners we met on 4 March 2016.",
        "By 4 March 2016 the Board should obtain evidence that no case was closed.",
    ],
)
def test_papers_other_cases_and_what_is_to_be_done_are_no_events(words: str) -> None:
    assert not _told(words)


@pytest.mark.parametrize(
    "words",
    [
        "Mrs Oyelaran qualified in 1994 and spoke plainly.",
        "Dr Pettifer was appointed to her present post in 2011 and has examined many children.",
        "He was a probation officer until 2009 and knew the family's street.",
        "Research by two universities in 2017 found that children in such families move more often.",
        "A national survey of 2018 suggested that few carers are asked how they are.",
        "England has the lowest number of children so placed, as it had in 2020.",
        "The workforce had lost half of its social workers by 4 March 2016.",
        "The form in use, dating from 2014, asked nothing about the father.",
        "In her statement to this court of 4 March 2016 the mother said that she was upstairs.",
    ],
)
def test_careers_research_and_how_a_service_was_staffed_are_no_events(words: str) -> None:
    assert not _all_told(words)


@pytest.mark.parametrize(
    "words",
    [
        "The school's attendance data showed on 4 March 2016 that he had missed half of the term.",
        "A skeletal survey on 4 March 2016 showed a healing fracture.",
        "She was appointed guardian of the children on 4 March 2016.",
        "The parents' involvement with the service dates from 4 March 2016, when the school made a referral.",
    ],
)
def test_what_was_found_of_somebody_of_the_case_is_no_research_and_no_career(words: str) -> None:
    assert _told(words)


def test_a_birth_told_by_its_month_and_by_its_day_is_one() -> None:
    told = _all_told("Elan was born in August 2016, at home.\n\n3.3 Elan (born 9 August 2016) is the youngest.")

    assert [("2016-08-09", Kind.BIRTH)] == told


def test_the_beginning_of_a_year_and_a_month_of_that_year_are_two() -> None:
    told = _all_told("Mother first saw the clinic in early 2015, and was admitted to hospital in August of that year.")

    assert ["2015-08", "2015~"] == sorted(str(edtf) for edtf, _ in told)


def test_what_a_judge_finds_of_a_day_that_was_told_is_told_once() -> None:
    told = _told(
        "On 4 March 2016 Father was arrested.\n\n3.3 I find this proved, and that it was on 4 March 2016 before noon."
    )

    assert [("2016-03-04", Kind.ARREST)] == told


def test_a_day_named_twice_close_by_is_one_day_and_the_graver_thing_told_of_it() -> None:
    told = _told("The nurse's visit, planned for 4 March 2016, was cancelled by the service on 4 March 2016.")

    assert [("2016-03-04", Kind.CANCELLED_BY_SERVICE)] == told


def test_what_a_witness_said_is_no_talk_of_the_day_it_was_about() -> None:
    told = _told("On 4 March 2016 the police attended. The mother told me that he had come that night uninvited.")

    assert [Kind.POLICE_INCIDENT] == [kind for _, kind in told]


@pytest.mark.parametrize(
    "words",
    [
        "He accepted in cross-examination on 4 March 2016 that he had been drinking.",
        "In her evidence to me on 4 March 2016 the mother said that the calm was not real.",
        "Mr Fisk, for the father, relies on an e-mail of 4 March 2016 in which the mother wrote that she was happy.",
        "In his opinion, expressed in his report of 4 March 2016, the mother has a depressive disorder.",
        "The father was ordered to file a statement by 4 March 2016.",
        "She filed it on 4 March 2016.",
        "The decision was served on her representative on 4 March 2016.",
        "The Child Protection Procedures applied until 4 March 2016, when they were replaced.",
        "Father was in drink on 1 November 2015, some four months before N was born on 4 March 2016.",
    ],
)
def test_evidence_argument_directions_and_procedures_are_no_events(words: str) -> None:
    assert not [kind for _, kind in _told(words) if kind is not Kind.BIRTH]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The child in need plan was closed on 4 March 2016.", Kind.CIN_PLAN_ENDED),
        ("The mother signed an agreement under section 20 on 4 March 2016.", Kind.BECAME_LOOKED_AFTER),
        (
            "On 4 March 2016 she was admitted to a shelter with the children.",
            Kind.TEMPORARY_ACCOMMODATION,
        ),
        ("She was admitted to the Larkfield Unit for detoxification on 4 March 2016.", Kind.SUBSTANCE_TREATMENT),
        ("Mother was discharged from the perinatal service on 4 March 2016.", Kind.HEALTH_CONTACT),
        ("K's father died of an overdose on 4 March 2016.", Kind.DEATH),
        ("The agency recorded eleven refusals and gave notice on 4 March 2016.", Kind.CARE_PACKAGE_ENDED),
        ("By an order of 4 March 2016 the children were made wards.", Kind.ORDER_MADE),
        (
            "He was convicted of an assault on the mother, which had taken place on 4 March 2016.",
            Kind.PHYSICAL_ABUSE_ALLEGED,
        ),
    ],
)
def test_a_formal_sentence_is_told_as_what_happened_in_it(words: str, kind: Kind) -> None:
    assert [("2016-03-04", kind)] == _told(words)


def test_a_birth_or_a_step_that_two_sentences_tell_of_one_day_is_one() -> None:
    told = _told(
        "Wren was born on 4 March 2016. Father was away. Her mother went home alone after Wren was born on 4 March 2016."
    )

    assert [("2016-03-04", Kind.BIRTH)] == told


def test_how_old_somebody_was_ends_no_day() -> None:
    behind = "Wren, aged 3, was found alone in the garden. She was taken into police protection."
    told = _told(f"On 4 March 2016 a neighbour called the police. {behind}")

    assert [Kind.POLICE_INCIDENT, Kind.CHILD_UNSUPERVISED, Kind.POLICE_PROTECTION] == [kind for _, kind in told]


def test_what_a_party_says_of_a_day_that_was_told_is_no_further_event() -> None:
    told = _told(
        "On 4 March 2016 the police attended. Time went by. Mr H says that he was at his brother's on 4 March 2016."
    )

    assert [Kind.POLICE_INCIDENT] == [kind for _, kind in told]


_HEAD = "IN THE FAMILY COURT AT WESTERHAM\nCase No: WM21C00417\nDate: 14 March 2022\nBefore: HER HONOUR JUDGE PELLING\n\nJUDGMENT\n\n"
_STORY = """The mother and father met in the summer of 2015 and lived together from the first week of that autumn onwards.

On 6 March 2017 police attended the home. A referral was made on 7 March 2017. The matter was then left where it was.

On 14 October 2019 A came to school with a bruise. A strategy discussion was held on 15 October 2019. A conference took place on 5 November 2019.

On 19 July 2021 the children were taken into police protection. On 22 July 2021 the mother signed an agreement under section 20.
"""


@pytest.mark.parametrize(
    "head",
    [_HEAD, "Overview report\nDate: 14 March 2022\n\nBackground\n\n", "Date: 14 March 2022\n\nThe facts\n\n"],
)
def test_the_day_at_the_head_of_a_judgment_or_review_is_no_note_s(head: str) -> None:
    behind = (
        "" if head is _HEAD else "\nFindings\n\nNothing was done in time, and nobody asked why that was so at all.\n"
    )
    told = accounts(head + _STORY + behind)

    assert "2022-03-14" not in {one.when.edtf for one in told}
    assert {"2017-03-06", "2017-03-07", "2019-10-14", "2019-10-15", "2019-11-05"} <= {one.when.edtf for one in told}


@pytest.mark.parametrize(
    "head", ["Child and family assessment\nDate: 14 March 2022", "Date: 14 March 2022\nType: Supervision"]
)
def test_an_assessment_or_a_note_with_parts_is_no_narrative(head: str) -> None:
    told = accounts(
        f"{head}\nAuthor: J Owen\n\nBackground\n\n{_STORY}\nFindings\n\nThe children were safe and well with their aunt.\n"
    )

    assert len(told) > 7
    assert Kind.NARRATED not in {one.kind for one in told}


def test_a_dated_note_that_tells_of_many_days_stays_a_note() -> None:
    told = accounts("Date: 14 March 2022\nAuthor: J Owen\nType: Home visit\n\n" + _STORY)

    assert Kind.VISIT in {one.kind for one in told if one.when.edtf == "2022-03-14"}


def test_days_that_a_quotation_looks_back_to_are_not_gone_on_from() -> None:
    words = "On 4 March 2016 the police came. The report read: “There was a call in June of 2012.” She stayed in hospital until 7 March."

    told = accounts(_REVIEW.format(told=words))

    assert not [one for one in told if (one.when.edtf or "").endswith("2012-03-07")]
    assert [one for one in told if (one.when.edtf or "").endswith("2016-03-07")]


def test_a_judgment_whose_lines_are_broken_by_the_page_tells_what_it_tells_unbroken() -> None:
    story = _STORY.replace(
        "from the first week of that autumn onwards",
        "until the autumn, when her father, who had been ill, died at home",
    )
    broken = "\n\n".join(fill(paragraph, 60) for paragraph in story.split("\n\n"))

    whole = [(one.when.edtf, one.kind) for one in accounts(_HEAD + story)]

    assert len(whole) > 7
    assert whole == [(one.when.edtf, one.kind) for one in accounts(_HEAD + broken)]


def test_the_words_of_a_broken_line_are_quoted_as_they_stand() -> None:
    broken = "\n\n".join(fill(paragraph, 60) for paragraph in _STORY.split("\n\n"))

    quotes = [one.source.quote for one in accounts(_HEAD + broken)]

    assert quotes
    assert all(quote in _HEAD + broken for quote in quotes)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("An IDVA telephoned her on 1, 2 and 4 March 2016, and closed the case on 12 May 2016.", Kind.TELEPHONE_CALL),
        ("The home conditions were found to be dirty on 2 March 2016 and 4 March 2016.", Kind.HOME_CONDITIONS),
    ],
)
def test_days_in_a_list_are_told_as_one_thing_and_none_as_what_comes_behind_it(words: str, told: Kind) -> None:
    assert [("2016-03-04", told)] == _told(words)


def test_what_stands_with_a_day_is_not_of_another_day_of_its_sentence() -> None:
    told = _told("The mother breached the agreement of 1 July 2015 by letting the father in on 4 March 2016.")

    assert [("2016-03-04", Kind.NARRATED)] == told


@pytest.mark.parametrize(
    "words",
    [
        "The Domestic Abuse Act 2021 received Royal Assent on 4 March 2016.",
        "Coercive and controlling behaviour became an offence on 4 March 2016.",
        "The independent chair was appointed on 4 March 2016.",
        "The report was sent to the Home Office on 4 March 2016.",
        "The surgery introduced training on 4 March 2016.",
        "The local authority relies on the statements of Ms Quill dated 4 March 2016.",
    ],
)
def test_acts_and_the_making_of_a_review_are_no_events(words: str) -> None:
    assert not _told(words)


def test_of_a_list_of_days_each_has_what_its_own_item_names() -> None:
    listed = "Contacts before: clinic March 2015 (weight), the school in May 2015 (bruise to the ear), then a call 9 July 2015, police June 2016."
    told = {one.when.edtf: one.kind for one in accounts(_REVIEW.format(told=listed))}

    assert [Kind.INJURY] == [told["2015-05"]]
    assert Kind.INJURY not in [told.get("2015-03"), told.get("2015-07-09"), told.get("2016-06")]


def test_days_that_stand_in_a_list_alone_share_what_is_told_of_them() -> None:
    listed = "Wren was seen with a bruise to the ear on 3 May 2015, 9 June 2015, and 1 July 2015."
    told = {one.when.edtf: one.kind for one in accounts(_REVIEW.format(told=listed))}

    assert {Kind.INJURY} == {told[day] for day in ("2015-05-03", "2015-06-09", "2015-07-01")}


def test_a_day_of_long_ago_behind_a_name_and_before_a_dash_is_a_birth() -> None:
    note = "Date: 12/07/2025\nAuthor: Sian Pryce\nType: Case note\n\nFiled to the family link: TRANTER Ann 19.11.52 - A&E 29.06.25, fall.\n"
    days = {one.when.edtf for one in accounts(note)}

    assert {"2025-07-12", "2025-06-29"} == days
