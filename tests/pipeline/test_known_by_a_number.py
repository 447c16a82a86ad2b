"""A dump that knows its people by numbers alone: each row is of whom a head gives its number to, and of nobody else."""

import pytest

from chronology.pipeline import holdings, read
from chronology.plugins import load

HEAD = "COUNCIL ADULT SERVICES      CASE NOTES\n{head}\n\n05/02/2023 J Marl\nRang her daughter back about the gas.\n"
COLUMNS = {
    "a system's dump": "person_id,created_on,note_type,created_by,note",
    "a table of contacts": "person_id,created,type,worker,note",
}
ROWS = """
{own},03/02/2023,Telephone call,J Marl,Found in the garden at 4am in her nightdress.
{other},12/02/2023,Home visit,J Marl,Visited and managing well with the new carers.
"""


@pytest.fixture
def whose(tmp_path):
    """By each fact of the dump whom it is about, beside a file with that head."""

    def told(head: str, own: str = "30417", other: str = "30418", columns: str = "a system's dump") -> dict[str, str]:
        (tmp_path / "print.txt").write_text(HEAD.format(head=head), "utf-8")
        (tmp_path / "dump.csv").write_text(COLUMNS[columns] + ROWS.format(own=own, other=other), "utf-8")
        held = holdings(read([str(tmp_path)], load()))
        names = {person.id: person.name for person in held.people}
        return {
            account.source.quote or account.fact: names.get(part.person, part.person)
            for account in held.accounts
            if account.source.document == "dump.csv"
            for part in account.people
            if part.role == "subject"
        }

    return told


def of(found: dict[str, str], words: str) -> str:
    (name,) = {name for fact, name in found.items() if words in fact}
    return name


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize(
    "head",
    [
        "person 30417  SAMPLE, Winifred A.   dob 02/03/1941",
        "Name: Winifred Sample\nDOB: 02/03/1941\nPerson ID: 30417",
        "Client: Winifred Sample, born 02/03/1941 (Mosaic no. 30417)",
    ],
)
def test_a_row_is_of_whom_a_head_gives_its_number_to(whose, head, columns):
    assert "Sample" in of(whose(head, columns=columns), "garden").title()


@pytest.mark.parametrize("columns", COLUMNS)
def test_a_row_by_another_number_is_not_hers(whose, columns):
    found = whose("person 30417  SAMPLE, Winifred A.   dob 02/03/1941", columns=columns)

    assert "Sample" not in of(found, "managing well").title()


@pytest.mark.parametrize(
    "head",
    [
        "SAMPLE, Winifred A.   dob 02/03/1941   our ref 30417",
        "SAMPLE, Winifred A.   dob 02/03/1941   tel 30417",
        "SAMPLE, Winifred A.   dob 02/03/1941\nInvoice: 30417",
        "SAMPLE, Winifred A.   dob 02/03/1941   case no 30417",
    ],
)
def test_a_number_of_a_letter_a_telephone_or_a_case_is_nobody_s(whose, head):
    assert "Sample" not in of(whose(head), "garden").title()


def test_a_number_of_a_few_figures_is_a_count_of_a_list(whose):
    assert "Sample" not in of(whose("person 17  SAMPLE, Winifred A.   dob 02/03/1941", own="17", other="18"), "garden")


def test_a_number_that_two_heads_give_to_two_people_is_nobody_s(tmp_path, whose):
    (tmp_path / "sister.txt").write_text(
        HEAD.format(head="person 30417  SAMPLE, Dorothy   dob 09/09/1938"), encoding="utf-8"
    )

    assert "Sample" not in of(whose("person 30417  SAMPLE, Winifred A.   dob 02/03/1941"), "garden").title()


def test_the_join_says_by_what_it_was_made(tmp_path, whose):
    whose("person 30417  SAMPLE, Winifred A.   dob 02/03/1941")
    (known,) = [each for each in holdings(read([str(tmp_path)], load())).people if each.joined]

    assert any("number" in reason for each in known.joined for reason in each.basis)


def test_a_table_nearly_all_of_one_number_is_of_whom_the_case_is_about_and_a_stray_row_is_not(tmp_path):
    (tmp_path / "print.txt").write_text(HEAD.format(head="Client: SAMPLE, Winifred   dob 02/03/1941"), "utf-8")
    rows = [f'30417,0{day}/02/2023,Visit,J Marl,"Fell in the kitchen again, {day} bruises."' for day in range(1, 7)]
    stray = '30999,08/02/2023,Visit,J Marl,"Left his wife and her cat alone."'
    columns = COLUMNS["a table of contacts"]
    (tmp_path / "dump.csv").write_text("\n".join([columns, *rows, stray]), "utf-8")
    held = holdings(read([str(tmp_path)], load()))
    whose = {a.fact: {part.person for part in a.people if part.role == "subject"} for a in held.accounts}

    # Whom the case is about is known when it is composed: until then the rows are of nobody else.
    assert not {who for fact, ids in whose.items() if "bruises" in fact for who in ids}
    assert {"30999"} == {who for fact, ids in whose.items() if "cat" in fact for who in ids}
