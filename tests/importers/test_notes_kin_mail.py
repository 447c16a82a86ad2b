"""What one of the family writes is what they say; and a case that goes to duty until it is reallocated is nobody's."""

import json

import pytest

from chronology.cli import main

MAIL = (
    "From: {name} <{address}>\nTo: Rhian Lloyd <rhian.lloyd@county.gov.uk>\nSubject: {subject}\n"
    "Date: Thu, 20 Jan 2022 22:13:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
    "I have had power of attorney since 2020 so you cannot stop her card. I took her to hospital on 3 January 2022.\n"
)


@pytest.fixture
def made(tmp_path):
    def make(name, text):
        (tmp_path / name).write_text(text)
        out = tmp_path / "out.json"
        assert 0 == main(("build", str(tmp_path / name), "-o", str(out), "--profile", "full"))
        chronology = json.loads(out.read_text("utf-8"))
        return [*chronology["events"], *chronology["undated"]]

    return make


def test_what_a_relative_writes_is_reported_and_never_checked(made):
    events = made("a.eml", MAIL.format(name="Darren Prys", address="daz@example.com", subject="my aunty"))

    assert {"reported"} == {event["evidence_status"] for event in events}


def test_what_a_colleague_writes_stays_as_it_is_known(made):
    events = made("a.eml", MAIL.format(name="Sian Lee", address="sian.lee@county.gov.uk", subject="my aunty"))

    assert "verified" in {event["evidence_status"] for event in events}


def test_a_case_that_goes_to_duty_until_reallocated_is_allocated_to_nobody(made):
    events = made(
        "n.txt",
        "CASE NOTES - Mali Prys\n\n28/03/2023 Home visit - R Lloyd (SW)\nSeen well.\n\n31/03/2023 R Lloyd last day. Case to duty until reallocated.\n",
    )

    assert "worker_allocated" not in {event["kind"] for event in events}
    assert "case_unallocated" in {event["kind"] for event in events}
