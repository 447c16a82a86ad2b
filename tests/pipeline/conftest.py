import datetime as dt

import pytest
from examplecases import EXAMPLES, example

from chronology.model import Chronology
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

# Tests on the public samples are there where the samples lie beside the project, and nowhere else.
collect_ignore = [] if (EXAMPLES.parents[1] / "shared" / "samples").exists() else ["test_asked_sample.py"]


@pytest.fixture(scope="session")
def family() -> Chronology:
    return example("family")


@pytest.fixture(scope="session")
def adult() -> Chronology:
    return example("adult")


@pytest.fixture
def composed(tmp_path):
    """A chronology of one invented export: records in, with wishes."""

    def made(records: str, notes: str = "", **wishes: object) -> Chronology:
        (tmp_path / "export.xml").write_text(EXPORT.format(records=records), "utf-8")
        if notes:
            (tmp_path / "notes.txt").write_text(notes, "utf-8")
        plugins = load()
        reads = read([str(tmp_path)], plugins)
        return compose(
            holdings(reads), load_practice("wales"), plugins, Wishes(**{"as_at": dt.date(2022, 1, 1), **wishes})
        )

    return made


EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<ICSExport xmlns="urn:x-chronology:ics:1">
 <Header version="1.1"><Authority scheme="LA" code="999">Invented Council</Authority><System>CMS</System>
  <Extracted>2022-01-01T09:30:00</Extracted><AsAt>2022-01-01</AsAt></Header>
 <People>
  <Person id="c1" kind="child" subject="true"><FamilyName>Example</FamilyName><GivenNames>Ann</GivenNames>
   <BirthDate>2014-05-01</BirthDate></Person>
  <Person id="w1" kind="professional"><FamilyName>Worker</FamilyName></Person>
 </People>
 <Records>{records}</Records>
</ICSExport>"""
