"""People whom no file records, and only texts name."""

from making import source

from chronology.model import Person, SamePerson
from chronology.people import proposals

NAMED = [
    Person(id=f"name:{name}", name=name, source=source())
    for name in ("Carys P", "Carys Prosser", "Jean Abbot", "J Abbot")
]


def test_who_is_only_named_is_proposed_where_accounts_are_about_them():
    (proposed,) = proposals(NAMED, told_of=["name:Carys P"])

    assert SamePerson(one="name:Carys P", other="name:Carys Prosser", basis=proposed.basis) == proposed


def test_and_is_no_question_where_no_account_is():
    assert () == proposals(NAMED)
