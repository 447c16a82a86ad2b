"""A chronology written as JSON and read back is the same chronology."""

from chronology.model import Account
from chronology.normalise import split
from chronology.pipeline import build, read
from chronology.plugins import load


def test_the_json_of_a_case_reads_back_as_the_same_accounts_and_events(adult, tmp_path):
    plugins = load()
    path = tmp_path / "case.json"
    path.write_bytes(plugins.exporter("json").export(adult))
    accounts = read([str(path)], plugins).of(Account)
    again = build(path, subject="p-idwal", as_at=adult.as_at)

    assert set(split((*adult.events, *adult.undated, *adult.withdrawn, *adult.later))) == set(accounts)
    assert [event.key for event in adult.events] == [event.key for event in again.events]
    assert adult.significance == again.significance


def test_the_same_inputs_give_the_same_bytes_in_every_format_whatever_the_hash_seed(tmp_path):
    import os
    import subprocess
    import sys
    from pathlib import Path

    case = Path(__file__).parents[2] / "examples" / "adult"
    formats = ("pdf", "json", "csv", "txt")
    # One process for each seed makes them all: starting it anew for each would take as long as making it.
    make = (
        "import sys; from chronology.cli import main\n"
        "for target in sys.argv[2:]:\n"
        "    assert main(['build', sys.argv[1], '--subject', 'p-idwal', '-o', target]) == 0"
    )
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        targets = [str(tmp_path / f"{seed}.{suffix}") for suffix in formats]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-P", "-c", make, str(case), *targets]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)

    for suffix in formats:
        assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"77.{suffix}").read_bytes(), suffix
