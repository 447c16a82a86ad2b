import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from analyzers.patterns import TABLE
from chronology import cover
from chronology.cli.arguments import parser
from chronology.documents import DEFAULT, Document
from chronology.errors import ExitCode
from chronology.interchange import shape
from chronology.model import Decision, FindingStatus, Level, Problem, TimescaleState
from chronology.normalise import numbering
from chronology.lint import CHECKS
from chronology.practice import SHIPPED, Authority, Cue, Limit, TimescaleRule, Told, Unit, load_practice, load_words
from chronology.practice.loading import _known
from chronology.practice.timescale_checking import OF_SEVERAL, SPANS
from chronology.practice.words import ROLES, SECTORS, TABLES, WEIGHTS
from importers.agency_chronology.columns import Meaning, meanings_of
from importers.chronology_json import ChronologyJson
from importers.cin import rules as cin_rules
from importers.cin import tables as cin
from importers.dfe_csc import DfeCsc
from importers.ssda903 import beside as ssda903_beside
from importers.ssda903 import cells as ssda903_cells
from importers.ssda903 import rules as ssda903_rules
from importers.ssda903 import sums as ssda903_sums
from importers.ssda903 import tables as ssda903
from importers.ssda903 import years as ssda903_years
from importers.ics import IcsRecords
from importers.ics.vocabulary import RecordType, record_types
from chronology.prose.assertion import Manner
from chronology.prose.vocabulary import speaking, vocabulary
from importers.notes.ledger import _REASONS as LEFT_OUT

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {path.name: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "chronology").rglob("*.py"))


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


def flags(command: argparse.ArgumentParser) -> set[str]:
    return {name for action in command._actions for name in action.option_strings}


def section(page: str, heading: str) -> str:
    """What stands under a heading, to the next one."""
    return PAGES[page].split(f"\n## {heading}\n")[1].split("\n## ")[0]


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGES[page], re.DOTALL | re.MULTILINE)


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of the tables in a text, without their headings."""
    table = False
    for line in text.splitlines():
        if line.startswith("|---"):
            table = True
        elif not line.startswith("|"):
            table = False
        elif table:
            yield [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]


def coded(text: str) -> set[str]:
    """What stands in backticks, apart from whole blocks."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)))


def is_coded(word: str, page: str) -> bool:
    """The word stands in backticks, perhaps with others."""
    return any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", told) for told in coded(PAGES[page]))


# ---- the command line --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_its_part_and_its_usage(name: str) -> None:
    assert f"\n## {name}\n" in PAGES["command-line.md"]
    assert re.search(rf"^    chronology {name}\b", PAGES["command-line.md"], re.MULTILINE)


def test_no_command_is_told_of_that_does_not_exist() -> None:
    told = re.findall(r"^ {4}chronology ([a-z]+)", "\n".join(PAGES.values()), re.MULTILINE)

    assert set() == set(told) - set(commands())


@pytest.mark.parametrize("flag", sorted(set().union(*map(flags, commands().values()), flags(parser()))))
def test_every_flag_is_told_of(flag: str) -> None:
    assert is_coded(flag, "command-line.md")


def test_the_table_of_build_has_every_flag_of_it_and_no_other() -> None:
    told = set(
        re.findall(r"`(-{1,2}[a-z][a-z-]*)", "\n".join(row[0] for row in rows(section("command-line.md", "build"))))
    )

    assert flags(commands()["build"]) - {"-h", "--help"} == told


def test_what_explain_lacks_of_build_is_said() -> None:
    lacking = {flag for flag in flags(commands()["build"]) - flags(commands()["explain"]) if flag.startswith("--")}

    assert flags(commands()["explain"]) <= flags(commands()["build"])
    assert all(f"`{flag}`" in section("command-line.md", "explain") for flag in lacking)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_no_page_names_a_flag_that_does_not_exist(page: str) -> None:
    known = set().union(*map(flags, commands().values()), flags(parser()))
    named = re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGES[page])

    assert set() == set(named) - known


def test_every_choice_of_a_flag_is_told_of() -> None:
    actions = (action for command in commands().values() for action in command._actions)
    choices = {str(choice) for action in actions for choice in action.choices or ()}

    assert [] == [choice for choice in sorted(choices) if not is_coded(choice, "command-line.md")]


@pytest.mark.parametrize(("profile", "least"), sorted(numbering._LEAST.items()))
def test_each_profile_prints_from_the_level_that_is_told(profile: str, least: str) -> None:
    told = next(row for row in rows(section("command-line.md", "Profiles")) if row[0] == f"`{profile}`")

    assert told[1].startswith(str(least))


def test_exit_codes_are_those_of_the_program() -> None:
    told = [row[0] for row in rows(section("command-line.md", "Exit codes"))]

    assert [str(int(code)) for code in ExitCode] == told


def test_environment_variables_are_those_of_the_program() -> None:
    read = set(re.findall(r'"(CHRONOLOGY_[A-Z_]+)"', CODE))

    assert read == {row[0].strip("`") for row in rows(section("command-line.md", "Environment"))}


def test_the_front_sheet_has_every_name_of_the_program_and_no_other() -> None:
    told = {
        (row[0].strip("`[]"), name)
        for row in rows(section("command-line.md", "The front sheet"))
        if row[0].startswith("`[")
        for name in coded(row[1])
    }

    assert set(cover._FIELDS) == told


def test_the_example_of_a_front_sheet_is_one(tmp_path: Path) -> None:
    (example,) = (text for text in blocks("command-line.md", "toml") if "[document]" in text)
    path = tmp_path / "cover.toml"
    path.write_text(example, "utf-8")

    assert cover.read_cover(path).subject_name == tomllib.loads(example)["subject"]["name"]


@pytest.mark.parametrize("example", [text for text in blocks("command-line.md", "toml") if "[[decision]]" in text])
def test_each_example_of_decisions_is_one(example: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(example, "utf-8")

    assert len(cover.read_decisions(path)) == 1


def test_every_name_a_decision_may_have_is_told() -> None:
    told = coded("\n".join(row[0] for row in rows(section("command-line.md", "Decisions"))))

    assert set(Decision.__dataclass_fields__) <= told


def test_fields_and_values_of_decisions_are_those_of_the_program() -> None:
    told = {row[0].strip("`"): coded(row[2]) for row in rows(section("command-line.md", "Decisions")) if len(row) == 3}
    asked = re.findall(r'(?:standing_of|pairs)\((?:\w+\.)?decisions, "(\w+)"\)', CODE)

    assert set(asked) == set(told)
    assert set(map(str, Level)) == told["significance"]
    assert set(map(str, FindingStatus)) == told["status"]


# ---- the ICS-style format ----------------------------------------------------------------------------------------


def row_of(record: RecordType, nth: int) -> str:
    """The row of the table for one aspect of a record type: what to paste when the two differ."""
    aspect = record.aspects[nth]
    dates, until = (", ".join(f"`{date}`" for date in found) for found in (aspect.dates, aspect.until))
    becomes = f"`{aspect.kind}`{f'; until {until}' if until else ''}{', else ongoing' if aspect.open else ''}"
    named = [word for word, given in (("category", record.category), ("seen", record.seen)) if given and nth == 0]
    return f"| `{record.name}` | {dates} | {becomes} | {' '.join(named)} |"


@pytest.mark.parametrize("name", sorted(record_types()))
def test_every_record_type_is_told_with_what_it_becomes(name: str) -> None:
    told = [line for line in PAGES["ics-format.md"].splitlines() if line.startswith(f"| `{name}` |")]
    record = record_types()[name]

    assert [row_of(record, nth) for nth in range(len(record.aspects))] == told


def test_no_record_type_is_told_of_that_does_not_exist() -> None:
    told = {
        row[0].strip("`")
        for row in rows(PAGES["ics-format.md"].split("### What each record becomes")[1].split("###")[0])
    }

    assert set(record_types()) == told


def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(ROOT / "importers" / "ics" / "ics-record.xsd"))


def test_every_name_and_value_of_the_schema_is_told_of() -> None:
    tree = etree.parse(ROOT / "importers" / "ics" / "ics-record.xsd")
    space = {"xs": "http://www.w3.org/2001/XMLSchema"}
    names = set(tree.xpath("//xs:element/@name | //xs:attribute/@name | //xs:enumeration/@value", namespaces=space))
    words = set(re.findall(r"[A-Za-z0-9_-]+", PAGES["ics-format.md"]))

    assert set() == names - words


def test_the_example_of_an_export_is_valid_and_reads_without_problems() -> None:
    (example,) = blocks("ics-format.md", "xml")
    valid = schema()
    read = list(IcsRecords().read([Document("example.xml", content=example.encode())]))

    assert valid.validate(etree.fromstring(example.encode())), valid.error_log
    assert [] == [value for value in read if isinstance(value, Problem)]


# ---- the census and notes ----------------------------------------------------------------------------------------


def test_every_dated_element_of_the_census_is_told_with_its_event() -> None:
    told = {
        (coded(row[1]).pop(), kind)
        for row in rows(PAGES["cin-census.md"])
        if len(row) == 3 and coded(row[1])
        for kind in coded(row[2])
    }
    wanted = {(event.date, str(event.kind)) for kind in cin.record_types().values() for event in kind.events}

    assert set() == wanted - told


def test_every_order_of_dates_that_is_checked_is_told() -> None:
    told = {(row[0].strip("`"), row[1].strip("`")) for row in rows(section("cin-census.md", "Quirks it reports"))}
    checked = {(order.date, order.after) for orders in cin.orders().values() for order in orders}

    assert checked == told


def test_what_becomes_what_in_the_daily_collection_is_told() -> None:
    told = {(row[0].strip("`"), row[1].strip("`")): coded(row[2]) for row in rows(section("dfe-csc.md", "What becomes what"))}
    wanted: dict[tuple[str, str], set[str]] = {}
    for record in DfeCsc().mapping.records.values():
        for event in record.events:
            place = record.at[0].rpartition("/")[2], record.fields[event.date].sources[0]
            wanted.setdefault(place, set()).update((event.kind.otherwise, *event.kind.values.values()))

    assert set(wanted) == set(told)
    assert {} == {place: kinds - told[place] for place, kinds in wanted.items() if kinds - told[place]}


def test_every_member_of_the_daily_collection_is_told() -> None:
    fields = [field for record in DfeCsc().mapping.records.values() for field in record.fields.values()]
    named = {source.rpartition("/")[2] for field in fields for source in field.sources}
    # What stands in many records under one name is told with each.
    wanted = {name for name in named if not name.endswith("_id") or name in ("la_child_id", "mis_child_id", "worker_id")}

    assert set() == wanted - coded(PAGES["dfe-csc.md"])


def test_what_the_census_leaves_out_is_told() -> None:
    words = set(re.findall(r"\w+", PAGES["cin-census.md"])) | {"noNamespaceSchemaLocation"}

    assert {path.rpartition("/")[2].lstrip("@") for path in cin.ignored()} <= words


def test_every_table_of_the_ssda903_return_is_told_with_its_columns() -> None:
    told = {coded(row[0]).pop(): coded(row[1]) for row in rows(section("ssda903.md", "Its tables"))}

    assert {name: set(table.how) - {"CHILD", "DOB"} for name, table in ssda903.tables().items()} | {
        "header": {"SEX", "ETHNIC", "UPN", "MOTHER", "MC_DOB", "UASC", "UASC_STATUS"}
    } == {name: set(columns) for name, columns in told.items()}


def test_every_rule_of_a_cin_census_is_told_with_its_number_and_words() -> None:
    told = {(row[0].strip("`"), row[1]) for row in rows(section("cin-census.md", "Rules by number"))}

    assert set() == {(rule.rule, rule.message) for found in cin_rules.rules().values() for rule in found} - told


def test_every_event_of_the_ssda903_return_is_told() -> None:
    told = {(coded(row[0]).pop(), kind) for row in rows(section("ssda903.md", "Everything else")) for kind in coded(row[2])}
    wanted = {(name, str(event.wording.kind)) for name, kind in ssda903.record_types().items() for event in kind.events}
    episodes = {str(wording.kind) for wording in ssda903.moves().wordings.values()}

    assert wanted == told
    assert set() == episodes - set(coded(section("ssda903.md", "Episodes")))


def test_every_reason_for_a_new_episode_is_told_with_what_it_begins() -> None:
    told = {coded(row[0]).pop() for row in rows(section("ssda903.md", "Episodes"))}

    assert set(ssda903.moves().begins) == told


def test_every_rule_of_the_ssda903_return_is_told_with_its_number_and_words() -> None:
    told = {(row[0].strip("`").replace("own", ""), row[1]) for row in rows(section("ssda903.md", "What it reports"))}
    known = ssda903_rules.rules()
    single = {(rule.rule, rule.message) for rule in (*known.pair, *known.child)}
    coded_rules = {(rule.rule, rule.said.rpartition(" (rule")[0]) for found in known.code.values() for rule in found}
    single |= {(rule.rule, rule.message) for found in ssda903_cells.row_rules().values() for rule in found}
    single |= {(rule.rule, rule.message) for rule in ssda903_sums.sum_rules()}
    single |= {(rule.rule, rule.message) for rule in ssda903_beside.beside_rules()}
    single |= {(rule.rule, rule.message) for rule in ssda903_years.year_rules()}

    assert set() == (single | coded_rules) - told


def test_every_rule_of_the_ssda903_return_about_a_day_is_told_with_its_number_and_column() -> None:
    told = {(row[0].strip("`"), *coded(row[1])) for row in rows(section("ssda903.md", "What it reports"))}
    known = ssda903_rules.rules()
    dated = {(rule.rule, rule.table) for family in (known.behind, known.outside) for found in family.values() for rule in found}

    assert set() == dated - told


def test_what_the_ssda903_importer_leaves_out_is_told() -> None:
    words = set(re.findall(r"\w+", PAGES["ssda903.md"]))

    assert {column for table in ssda903.tables().values() for column in table.left_out} <= words


@pytest.mark.parametrize("name", [*LEFT_OUT, *Manner])
def test_the_rules_of_notes_are_told_of(name: str) -> None:
    assert f"`{name}`" in PAGES["case-notes.md"]


# ---- limits ------------------------------------------------------------------------------------------------------


def in_words(name: str, value: int) -> str:
    sized = name in ("streamed", "whole", "prolog", "unpacked", "memory")
    for unit, size in (("GiB", 1024**3), ("MiB", 1024**2), ("KiB", 1024)):
        if sized and value >= size:
            return f"{value // size} {unit}"
    return f"{value:,}"


def test_every_limit_is_told_with_its_value() -> None:
    told = {row[0].strip("`"): row[1] for row in rows(section("limits.md", "Sizes")) if row[0].startswith("`")}

    assert {name: in_words(name, getattr(DEFAULT, name)) for name in DEFAULT.__dataclass_fields__} == told


# ---- practice ----------------------------------------------------------------------------------------------------


def as_told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(f'"{item}"' for item in value)
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def test_every_pattern_is_told_with_its_thresholds() -> None:
    told = {row[0].strip("`"): row[1] for row in rows(section("practice.md", "[patterns.NAME]"))}
    wanted = {
        name: ", ".join(f"`{key}` {as_told(value)}" for key, value in table.items() if key != "runs")
        for name, table in _known()["patterns"].items()
    }

    assert wanted == {name: words for name, words in told.items() if name in wanted}
    assert {pattern.name for pattern in TABLE} == set(wanted)


def test_every_setting_of_significance_is_told_with_its_value() -> None:
    told = {
        row[0].strip("`"): row[1] for row in rows(section("practice.md", "[significance]")) if row[0].startswith("`")
    }

    assert {name: as_told(value) for name, value in _known()["significance"].items()} == told


def test_every_limit_of_lint_is_told_with_its_value() -> None:
    told = {row[0].strip("`"): row[1] for row in rows(section("practice.md", "[lint]")) if row[0].startswith("`")}

    assert {name: as_told(value) for name, value in _known()["lint"].items()} == told


def test_every_check_of_lint_is_told_by_its_name() -> None:
    told = {row[0].strip("`"): row[1:3] for row in rows(section("command-line.md", "lint")) if row[0].startswith("`")}

    assert {check.code: [check.name, check.measures] for check in CHECKS} == {code: list(row) for code, row in told.items()}


def test_every_setting_of_the_record_is_told_with_its_value() -> None:
    told = {row[0].strip("`"): row[1] for row in rows(section("practice.md", "[record]")) if row[0].startswith("`")}

    assert {name: as_told(value) for name, value in _known()["record"].items()} == told


def test_every_name_of_a_practice_file_is_told() -> None:
    told = coded(PAGES["practice.md"])
    rule = {*TimescaleRule.__dataclass_fields__, *Limit.__dataclass_fields__, *Told.__dataclass_fields__, *OF_SEVERAL}
    names = {
        *rule,
        *Cue.__dataclass_fields__,
        *map(str, Unit),
        *map(str, Authority),
        *SPANS,
        *SHIPPED,
        "extends",
        "runs",
    }

    assert set() == names - told
    assert all(
        f"`{key}`" in PAGES["practice.md"] or f"`[{key}" in PAGES["practice.md"] or f"[[{key}]]" in PAGES["practice.md"]
        for key in _keys()
    )


def _keys() -> tuple[str, ...]:
    from chronology.practice.checking import _KEYS

    return _KEYS


@pytest.mark.parametrize("nation", SHIPPED)
def test_every_rule_is_told_as_on_or_off(nation: str) -> None:
    practice = load_practice(nation)
    on, off = told_rules(1 + SHIPPED.index(nation))

    assert {rule.id for rule in practice.rules} == set(on)
    assert {rule.id for rule in practice.timescales if not rule.enabled} == set(off)
    assert all(not rule.verified for rule in practice.timescales if not rule.enabled)


def told_rules(place: int) -> tuple[dict[str, str], dict[str, str]]:
    """The cells of a nation that tell of its rules, on and off, by the rules' ids."""
    parts = section("practice.md", "[[timescale]]").split("### What is shipped")[1].split("Shipped and off")
    on, off = ({name: row[place] for row in rows(part) for name in coded(row[place])} for part in parts)
    return on, off


@pytest.mark.parametrize("nation", SHIPPED)
def test_every_limit_of_a_rule_is_told(nation: str) -> None:
    on, off = told_rules(1 + SHIPPED.index(nation))
    units = {"h": "hour", "wd": "working day", "cd": "day", "weeks": "week", "m": "month"}
    told = {**on, **off}

    assert [] == [
        (rule.id, limit.limit)
        for rule in load_practice(nation).timescales
        for limit in rule.limits
        if f"{limit.limit} {units[limit.unit]}" not in told[rule.id]
    ]


@pytest.mark.parametrize("nation", SHIPPED)
def test_who_stands_behind_a_rule_and_when_it_was_in_force_is_told(nation: str) -> None:
    on, off = told_rules(1 + SHIPPED.index(nation))

    for rule in load_practice(nation).timescales:
        cell = {**on, **off}[rule.id]
        assert f"; {rule.authority}" in cell
        assert (f"from {rule.from_day:%B %Y}" if rule.from_day else "") in cell
        assert (f"to {rule.to_day:%B %Y}" if rule.to_day else "") in cell


def test_the_examples_of_rules_are_rules_and_one_of_another_nation_counts_by_its_own_days(tmp_path: Path) -> None:
    _, _, local, scottish = blocks("practice.md", "toml")
    path = tmp_path / "borough.toml"
    path.write_text(f'extends = "wales"\n{local}\n{scottish}', "utf-8")
    rules = {rule.id: rule for rule in load_practice(str(path)).timescales}

    assert ("scotland", 28, True) == (rules["TS"].jurisdiction, rules["TS"].limit, rules["TS"].enabled)
    assert ("wales", False) == (rules["T10"].jurisdiction, rules["T10"].enabled)
    assert 10 == rules["EB2"].or_limit[0].limit


def test_every_cue_that_is_shipped_is_told() -> None:
    told = coded(section("practice.md", "[[cue]]"))

    assert {cue.rule for cue in load_practice("wales").cues} <= told


def test_the_example_of_a_practice_file_is_one(tmp_path: Path) -> None:
    example, *_ = blocks("practice.md", "toml")
    path = tmp_path / "example-borough.toml"
    path.write_text(example, "utf-8")
    practice = load_practice(str(path))

    assert "Example Borough" == practice.title
    assert {"T07", "EB1"} <= {rule.id for rule in practice.rules}
    assert not practice.patterns["gap"].runs


def test_the_example_of_an_authority_s_words_is_one_and_means_what_the_page_says(tmp_path: Path) -> None:
    _, example, *_ = blocks("practice.md", "toml")
    path = tmp_path / "our-words.toml"
    path.write_text(example, "utf-8")
    with speaking(load_words(str(path))):
        spoken = vocabulary()

    assert ("home visit",) == spoken.abbreviations["HV"]
    assert "health" == spoken.sectors["the beeches"]


def test_every_part_of_a_file_of_words_is_told() -> None:
    told = section("practice.md", "An authority's own words")

    assert not [name for name in (*WEIGHTS, *ROLES, *SECTORS) if f"`{name}`" not in told]
    assert not [name for name in TABLES if f"`[{name}" not in told]


# ---- JSON --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("struct", [shape.Chronology, shape.Event, shape.Finding, shape.Timescale])
def test_every_field_of_the_json_is_told(struct: type[msgspec.Struct]) -> None:
    assert set() == set(struct.__struct_encode_fields__) - coded(PAGES["json.md"])


def test_the_schema_that_is_named_is_the_published_one() -> None:
    assert f"`{shape.SCHEMA}`" in PAGES["json.md"]


def test_the_example_of_a_file_written_by_hand_is_read() -> None:
    (example,) = blocks("json.md", "json")
    read = list(ChronologyJson().read([Document("hand.json", content=example.encode())]))

    assert [] == [value for value in read if isinstance(value, Problem)]


# ---- agencies' chronologies ---------------------------------------------------------------------------------------


def test_every_meaning_of_a_column_is_told_with_headings_that_have_it() -> None:
    told = {
        name: [heading.strip() for heading in row[2].split(", ")]
        for row in rows(section("agency-chronologies.md", "Columns by their meaning"))
        for name in coded(row[0])
        if "," not in row[0]
    }
    stretch = {"date_from", "date_to"}

    assert {str(meaning) for meaning in Meaning} == set(told) | stretch
    assert [] == [
        heading for name, headings in told.items() for heading in headings if [name] != [*map(str, meanings_of(heading))]
    ]


# ---- how it decides ----------------------------------------------------------------------------------------------


def test_every_pattern_and_every_state_is_told_to_the_reader() -> None:
    page = PAGES["how-it-decides.md"]

    assert [] == [pattern.title for pattern in TABLE if f"| {pattern.title} |" not in page]
    assert [] == [state for state in TimescaleState if state.replace("_", " ") not in page]
    assert [] == [level for level in Level if level not in page]


def test_every_rule_that_moves_a_level_is_told_to_the_reader() -> None:
    code = (ROOT / "analyzers" / "significance.py").read_text("utf-8")
    named = {*re.findall(r'Reason\(rule="(\w+)"', code), *(cue.rule for cue in load_practice("wales").cues)}

    # What an entry weighs of itself, and that a critical one stays high, are told in words.
    assert named - {"gravity", "floor"} <= coded(PAGES["how-it-decides.md"])


# ---- links -------------------------------------------------------------------------------------------------------


def slugs(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", [*sorted(DOCS.glob("*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        target, _, fragment = link.partition("#")
        if "://" in link or target.startswith("mailto:"):
            continue
        file = path.parent / target if target else path
        found = file.exists() and (not fragment or fragment in slugs(file.read_text("utf-8")))
        broken += [] if found else [link]

    assert [] == broken


def test_every_module_that_can_be_compiled_is_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]

    assert not [name for name in hook["include"] if not (ROOT / name).is_file()]
    assert not hook["enable-by-default"]
