"""Unnamed words in a row that a column gives to somebody else are not the person's."""

import datetime as dt

import pytest

from chronology.model import Account, EvidenceStatus, Involvement, Kind, Person, PersonKind, Polarity, Source, When
from chronology.pipeline.voiced import with_own_words

WORDS = '"I sign them, he keeps half."'
KIT = Person(id="k", kind=PersonKind.ADULT, name="Kit Vale", source=Source(document="a", locator="row 1", quote=""))
BETHAN = Person(id="b", name="Bethan Rudge", source=Source(document="a", locator="row 1", quote=""))


@pytest.mark.parametrize(("with_her", "voice"), [(True, None), (False, "I sign them, he keeps half.")])
def test_words_of_a_row_that_is_of_another_are_nobody_s(*, with_her: bool, voice: str | None) -> None:
    people = (Involvement(person="k", role="subject"), *((Involvement(person="b"),) if with_her else ()))
    row = Account(
        key="t:x#note",
        when=When.on(dt.date(2024, 6, 5)),
        kind=Kind.UNCLASSIFIED,
        title=WORDS,
        fact=WORDS,
        evidence_status=EvidenceStatus.REPORTED,
        polarity=Polarity.NEUTRAL,
        people=people,
        source=Source(document="a", locator="row 1", quote=WORDS),
    )

    (told,) = with_own_words([row], [KIT], [KIT, BETHAN], [])

    assert told.child_voice == voice
