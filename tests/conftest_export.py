"""An export in which two people have one name."""

SIBLINGS = """<ICSExport xmlns="urn:x-chronology:ics:1"><Header version="1.1"/><People>
<Person id="c1" kind="child"><FamilyName>Example</FamilyName><GivenNames>Ann</GivenNames></Person>
<Person id="c2" kind="child"><FamilyName>Example</FamilyName><GivenNames>Ann</GivenNames></Person></People><Records>
<ContactRecord id="r1" subject="c1 c2"><Date type="occurred">2021-01-01</Date></ContactRecord></Records></ICSExport>"""
