"""Tables of other agencies whose rows name brothers and sisters: each row is of the child it names, however it names them."""

import pytest

from chronology.pipeline import holdings, read
from chronology.plugins import load

FAMILY = """<?xml version="1.0" encoding="UTF-8"?>
<ICSExport xmlns="urn:x-chronology:ics:1">
 <Header version="1.1"><Authority scheme="LA" code="999">Invented Council</Authority><System>CMS</System>
  <Extracted>2025-01-01T09:30:00</Extracted><AsAt>2025-01-01</AsAt></Header>
 <People>
  <Person id="c1" kind="child" subject="true"><FamilyName>Prosser</FamilyName><GivenNames>Cai Huw</GivenNames>
   <BirthDate>2011-02-12</BirthDate></Person>
  <Person id="c2" kind="child" subject="true"><FamilyName>Prosser</FamilyName><GivenNames>Mali</GivenNames>
   <BirthDate>2016-06-23</BirthDate></Person>
  {third}
  <Person id="m1" kind="adult"><FamilyName>Prosser</FamilyName><GivenNames>Ann</GivenNames></Person>
 </People>
 <Relationships>
  <Relationship from="m1" to="c1" type="MTH"/><Relationship from="m1" to="c2" type="MTH"/>
 </Relationships>
</ICSExport>
"""
OTHER = (
    '<Person id="c3" kind="child" subject="true"><FamilyName>Vaughan</FamilyName><GivenNames>Tom</GivenNames></Person>'
)


@pytest.fixture
def about(tmp_path):
    """For each fact of a table, whom it is about, beside records of one family; `third` is a child of another."""

    def told(table: str, third: str = "") -> dict[str, set[str]]:
        (tmp_path / "export.xml").write_text(FAMILY.format(third=third), "utf-8")
        (tmp_path / "table.csv").write_text(table, "utf-8")
        held = holdings(read([str(tmp_path)], load()))
        return {
            account.fact: {part.person for part in account.people if part.role == "subject"}
            for account in held.accounts
            if account.source.document == "table.csv"
        }

    return told


@pytest.mark.parametrize("name", ["Mali Prosser", "PROSSER, Mali", "Mali", "mali prosser"])
def test_a_row_of_a_child_of_the_family_is_hers_however_her_name_is_written(about, name):
    found = about(
        f'Date,Pupil,Event\n03/03/2021,"{name}",Came without a coat.\n04/03/2021,Cai Prosser,Slept in class.\n'
    )

    assert {"Came without a coat.": {"c2"}, "Slept in class.": {"c1"}} == found


def test_of_records_of_several_families_a_name_alone_is_nobody_s_record(about):
    """Another family's child may have the name: it stays a proposal."""
    found = about("Date,Pupil,Event\n03/03/2021,Mali Prosser,Came without a coat.\n", third=OTHER)

    assert {"Came without a coat.": {"name:mali-prosser"}} == found


def test_a_column_who_says_whose_row_it_is_and_the_key_above_it_what_its_letters_mean(about):
    found = about(
        "Key: M = Mali and C = Cai.\n"
        "Date,Who,Event\n03/03/2021,M,Not brought to the dentist.\n04/03/2021,C,Burn to his hand.\n05/03/2021,Mother,Low mood.\n"
    )

    assert {"c2"} == found["Not brought to the dentist."]
    assert {"c1"} == found["Burn to his hand."]
    assert "c1" not in found["Low mood."]
    assert "c2" not in found["Low mood."]


def test_a_row_that_names_whom_it_is_about_is_not_of_others_in_it(about):
    found = about("Date,Child,People involved,Event\n03/03/2021,Mali Prosser,Cai Prosser,Fell in the yard.\n")

    assert {"Fell in the yard.": {"c2"}} == found


def test_somebody_at_work_in_a_column_of_people_makes_no_row_theirs(about):
    found = about("Date,Who,Event\n03/03/2021,PC Jones,Argument heard.\n04/03/2021,Mali Prosser,Seen in bed.\n")

    assert set() == found["Argument heard."]
    assert {"c2"} == found["Seen in bed."]


def test_a_reviewer_may_say_that_it_is_somebody_else(tmp_path):
    (tmp_path / "export.xml").write_text(FAMILY.format(third=""), "utf-8")
    (tmp_path / "table.csv").write_text("Date,Pupil,Event\n03/03/2021,Mali Prosser,Came without a coat.\n", "utf-8")
    held = holdings(read([str(tmp_path)], load())).decided((), (("c2", "name:mali-prosser"),))

    assert not held.told_of["c2"]
    assert 1 == held.told_of["name:mali-prosser"]


def test_a_file_of_commas_may_have_titles_above_its_headings(about):
    found = about("Chronology of the family\n\nDate,Pupil,Event\n03/03/2021,Mali,Came without a coat.\n")

    assert {"Came without a coat.": {"c2"}} == found
