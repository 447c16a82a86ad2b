"""Who is given all is told what every account says, whole."""

from dataclasses import replace

from casebuilding import event

from chronology.model import Kind
from exports.tellings import also_told, title_within

LONG = (
    "Police report: the window was smashed. "
    + "Kirsty says that he only pushed her. " * 8
    + "Jayden hit Craig with a pan."
)


def test_an_account_of_the_same_file_is_told_whole_to_who_is_given_all():
    told = event("p", "2025-03-22", Kind.POLICE_INCIDENT, fact="The window was smashed.")
    other = replace(told.accounts[0], key="n#note", fact=LONG)
    both = replace(told, accounts=(*told.accounts, other))

    assert [words for _, words in also_told(both, whole=True)] == [LONG]
    assert not also_told(both)


def test_a_title_of_cells_is_said_once_with_the_words_that_go_on_from_it() -> None:
    assert "Nurse BP check" == title_within("Nurse - BP check", "Nurse BP check. Weight 74 kg.")


def test_a_sign_in_a_title_stays_with_it() -> None:
    assert "survey: no other #" == title_within("Survey: no other #", "survey: no other #. Follow-up none.")
