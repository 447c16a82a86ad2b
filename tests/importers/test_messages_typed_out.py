"""Messages that somebody typed out from a telephone: each is of its hour and of who sent it, as the first lines explain."""

import json
from pathlib import Path

from chronology.cli import main

TYPED = """\
Typed from screenshots given by Ann Rees on 28/10/2024. {key}
13/10/24 02:31 A: Got them. Bobby has no shoes on
13/10/24 09:02 G: neck hurts. coming now
16/10/24 18:40 A: need glasses, puffer, coat
18/10/24 20:11 G: will drop Sat x
"""


def sent(tmp_path: Path, key: str) -> list[tuple[str, str, str | None]]:
    file, out = tmp_path / "texts.txt", tmp_path / "out.json"
    file.write_text(TYPED.format(key=key), "utf-8")
    assert 0 == main(("build", str(file), "--practice", "england", "-o", str(out)))
    events = json.loads(out.read_text("utf-8"))["events"]
    return [
        (event["when"]["edtf"], event["fact"], event["sources"][0]["recorded_by"])
        for event in events
        if (event["when"]["edtf"] or "").startswith("2024-10-1")
    ]


def test_each_message_stands_by_itself_with_its_words_alone(tmp_path: Path) -> None:
    told = sent(tmp_path, "")

    assert ["2024-10-13T02:31", "2024-10-13T09:02", "2024-10-16T18:40", "2024-10-18T20:11"] == [
        day for day, _, _ in told
    ]
    assert not any("column" in words for _, words, _ in told)
    assert "G: neck hurts. coming now" in [words for _, words, _ in told]


def test_letters_that_the_first_lines_explain_say_who_sent_each(tmp_path: Path) -> None:
    for key in ("Ann = A, Gwen (mum) = G", "A = Ann, G = Gwen"):
        assert ["Ann", "Gwen", "Ann", "Gwen"] == [who for _, _, who in sent(tmp_path, key)]


def test_letters_that_nothing_explains_are_nobody(tmp_path: Path) -> None:
    assert {None} == {who for _, _, who in sent(tmp_path, "A and G as on the phone")}


def test_letters_that_are_an_abbreviation_elsewhere_are_who_wrote_where_the_head_says_so(tmp_path: Path) -> None:
    file, out, page = tmp_path / "texts.txt", tmp_path / "out.json", tmp_path / "out.txt"
    file.write_text(
        """\
Messages from Huw Vaughan to the team mobile, typed up 02/11/24. HV = Huw
04/10/24 10:12 HV: no lunch today thanks
11/10/24 17:40 HV: who said you could ring my brother
18/10/24 08:05 HV: cant do nights any more
""",
        "utf-8",
    )
    for target in (out, page):
        assert 0 == main(("build", str(file), "--practice", "england", "--profile", "full", "-o", str(target)))
    events = [event for event in json.loads(out.read_text("utf-8"))["events"] if "HV:" in event["fact"]]

    assert [("contact", "HV = Huw", "Huw")] * 3 == [
        (event["kind"], event["title"], event["sources"][0]["recorded_by"]) for event in events
    ]
    printed = page.read_text("utf-8")
    assert "HV: cant do nights any more" in printed
    assert "health visitor" not in printed


def test_columns_without_a_colon_say_who_sent_each_too(tmp_path: Path) -> None:
    file, out = tmp_path / "texts.txt", tmp_path / "out.json"
    typed = TYPED.format(key="Ann = A, Gwen = G").replace(" A: ", "  A   ").replace(" G: ", "  G   ")
    file.write_text(typed, "utf-8")
    assert 0 == main(("build", str(file), "--practice", "england", "-o", str(out)))
    events = json.loads(out.read_text("utf-8"))["events"]

    assert {"Ann", "Gwen"} <= {event["sources"][0]["recorded_by"] for event in events}


def test_several_letters_in_one_file_are_each_by_whoever_signs(tmp_path: Path) -> None:
    file, out = tmp_path / "letters.txt", tmp_path / "out.json"
    file.write_text(
        """\
LETTER 1, rec'd 17 July 2023
Dear Miss Hale,
My brother came to live at Mum's in May 2023 and he shouts at her.
Yours, Gwen Rees (Mrs)

LETTER 2, rec'd 10 March 2024
Dear Sir
I rang on 4 March 2024 and nobody rang back. Mum said he hit her.
Yours sincerely
Gwen
P.S. keep my town out of it
""",
        "utf-8",
    )
    assert 0 == main(("build", str(file), "--practice", "england", "-o", str(out)))
    events = json.loads(out.read_text("utf-8"))["events"]

    assert {"Gwen Rees", "Gwen"} == {event["sources"][0]["recorded_by"] for event in events}
