"""What befell a brother, a neighbour or a carer's own family is not told of the person; what they did to the person is."""

import pytest

from chronology.model import Kind
from chronology.prose.whose import Whose, is_of_another

MALI = Whose(own=frozenset({"mali"}), others=frozenset({"joe"}), he=frozenset({"joe"}))
OLWEN = Whose(
    own=frozenset({"olwen"}), others=frozenset({"jean", "philip"}), at_work=frozenset({"denise"}), is_adult=True
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.PLACEMENT_BREAKDOWN, "Joe's placement broke down in July."),
        (Kind.PLACEMENT_BREAKDOWN, "Mali's brother's placement broke down."),
        (Kind.CP_PLAN_ENDED, "Brother's CP plan ended."),
        (Kind.BECAME_LOOKED_AFTER, "Her brother was removed at birth."),
        (Kind.CP_PLAN_STARTED, "Joe was made subject to a child protection plan in May 2022."),
        (Kind.ADOPTION_STEP, "Her sister's baby was adopted in 2015."),
        (Kind.ARREST, "Dawn said the man in the flat below was arrested last night for hitting his girlfriend."),
        (Kind.ARREST, "Told me about the next door neighbour, Mr Pugh (no relation), who was arrested."),
        (Kind.ARREST, "A parent was arrested outside."),
        (Kind.IMPRISONMENT, "Lee's brother was sent to prison for supply in 2019."),
        (Kind.DOMESTIC_ABUSE_INCIDENT, "Mali's friend told her that her own dad hits her mum."),
        (Kind.PHYSICAL_ABUSE_ALLEGED, 'She said "his dad hits him with a belt".'),
    ],
)
def test_what_befell_a_brother_a_neighbour_or_a_classmate_is_not_the_child_s(kind: Kind, words: str) -> None:
    assert is_of_another(kind, words, MALI)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.PLACEMENT_ENDED, "Mali's placement with Pam ended today."),
        (Kind.BECAME_LOOKED_AFTER, "Mali and Joe were placed with Pam under s20."),
        (Kind.CP_PLAN_STARTED, "Mali and her brother were made subject to child protection plans."),
        (Kind.PHYSICAL_ABUSE_ALLEGED, "Mali's brother Joe hit her in the car and she has a bruise on her arm."),
        (Kind.PHYSICAL_ABUSE_ALLEGED, "Her friend's dad hit her and she has a black eye."),
        (Kind.ARREST, "Lee was arrested last night for hitting Dawn."),
        (Kind.ARREST, "The man next door saw it. Dad was arrested."),
        (Kind.ARREST, "Joe's dad was arrested."),
        (Kind.ARREST, "The man upstairs was arrested for touching Mali."),
        (Kind.ARREST, "The man upstairs was arrested for touching her."),
        (Kind.ARREST, "Foster carer's partner was arrested."),
        (Kind.BECAME_LOOKED_AFTER, "Mali, Joe and Bea were placed under s20."),
        (Kind.EMERGENCY_ATTENDANCE, "Her friend found Mali and took her to A&E."),
    ],
)
def test_what_befell_the_child_or_a_parent_or_was_done_to_the_child_is_the_child_s(kind: Kind, words: str) -> None:
    assert not is_of_another(kind, words, MALI)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.ARREST, "Philip was arrested."),
        (Kind.DIAGNOSIS, "She has her own cancer diagnosis and takes morphine."),
        (
            Kind.HOSPITAL_ADMISSION,
            "Rang ward by mistake, Olwen not there, a different Mrs Tranter had been admitted with a stroke.",
        ),
        (
            Kind.PHYSICAL_ABUSE_ALLEGED,
            "Told me about the next door neighbour, Mr Pugh (no relation), who was arrested for hitting his wife.",
        ),
        (Kind.IMPRISONMENT, "Denise said her son is in prison."),
        (Kind.DOMESTIC_ABUSE_INCIDENT, "Denise's dad has dementia and hits her mum."),
    ],
)
def test_what_befell_kin_or_a_carer_s_family_is_not_the_adult_s(kind: Kind, words: str) -> None:
    assert is_of_another(kind, words, OLWEN)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.EMERGENCY_ATTENDANCE, "Son rang 999, Olwen was taken to A&E."),
        (Kind.ARREST, "Philip was arrested for hitting Olwen."),
        (Kind.DIAGNOSIS, "Jean says that Olwen was diagnosed with dementia."),
    ],
)
def test_what_kin_tell_of_the_adult_is_the_adult_s(kind: Kind, words: str) -> None:
    assert not is_of_another(kind, words, OLWEN)


def test_a_pronoun_goes_on_with_a_brother_whom_it_fits_and_with_nobody_else() -> None:
    before = "Her brother was removed at birth. "

    assert is_of_another(Kind.CP_PLAN_ENDED, "His plan ended in August 2023.", MALI, before)
    assert not is_of_another(Kind.CP_PLAN_ENDED, "Her plan ended in August 2023.", MALI, before)
    assert not is_of_another(Kind.CP_PLAN_ENDED, "His plan ended in August 2023.", MALI, f"{before}Mali was upset. ")
