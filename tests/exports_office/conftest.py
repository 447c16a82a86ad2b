"""Chronologies to write for Word and Excel: a small invented family, and the example that ships."""

from collections.abc import Callable

import pytest
from examplecases import example as of_example
from exports_data.conftest import small_family

from chronology.model import Chronology
from chronology.pipeline import build


@pytest.fixture(scope="session")
def family() -> Chronology:
    return small_family()


@pytest.fixture(scope="session")
def example() -> Chronology:
    return of_example("family")


@pytest.fixture(scope="session")
def whole() -> Chronology:
    """The example with everything told whole, and a column to write in beside every entry."""
    return of_example("family", "full")


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Chronology]:
    """A chronology of two records, with wishes."""
    export = tmp_path_factory.mktemp("records") / "export.xml"
    export.write_text(RECORDS, "utf-8")
    return lambda **wishes: build(export, **wishes)


RECORDS = """<?xml version="1.0" encoding="UTF-8"?>
<ICSExport xmlns="urn:x-chronology:ics:1">
 <Header version="1.1"><Authority scheme="LA" code="999">Invented Council</Authority><System>CMS</System>
  <Extracted>2022-01-01T09:30:00</Extracted><AsAt>2022-01-01</AsAt></Header>
 <People><Person id="c1" kind="child" subject="true"><FamilyName>Example</FamilyName><GivenNames>Ann</GivenNames>
   <BirthDate>2014-05-01</BirthDate></Person></People>
 <Records>
  <ReferralAndInformationRecord id="r1" subject="c1"><Date type="received">2021-02-03</Date>
   <Narrative>The school rang.</Narrative><Narrative section="impact">Ann missed school.</Narrative>
  </ReferralAndInformationRecord>
  <ReferralAndInformationRecord id="r2" subject="c1"><Date type="received">2021-08-09</Date>
   <Narrative>The police rang.</Narrative></ReferralAndInformationRecord>
 </Records>
</ICSExport>"""
