"""The package to start a plug-in from: it builds, installs, is off until allowed, reads its sample, and tests itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "examples" / "plugin-template"
PACKAGE = "example-borough-chronology"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    # Standing nowhere: the product is found where these tests found it.
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-P", "-m", *arguments], env=surroundings, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the template is installed: built from a copy, without the network."""
    folder = tmp_path_factory.mktemp("template")
    copy = shutil.copytree(TEMPLATE, folder / "copy", ignore=shutil.ignore_patterns("__pycache__", ".*"))
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet")
    done = run("pip", "install", *offline, "--target", str(folder / "installed"), str(copy))

    assert 0 == done.returncode, done.stderr
    return folder


def inspect(place: Path, sample: str, **environment: str) -> str:
    path = os.pathsep.join([str(ROOT), str(place / "installed")])
    done = run("chronology", "inspect", str(TEMPLATE / "tests" / "samples" / sample), PYTHONPATH=path, **environment)

    assert 0 == done.returncode, done.stderr
    return done.stdout


def test_the_installed_template_is_off_until_its_package_is_allowed(place):
    path = os.pathsep.join([str(ROOT), str(place / "installed")])
    listed = run("chronology", "plugins", PYTHONPATH=path).stdout

    assert f"package   {PACKAGE} 0.1.0: off; to allow it set CHRONOLOGY_ALLOW_PLUGINS={PACKAGE}" in listed
    assert "example-borough-missing" not in listed


@pytest.mark.parametrize(
    ("sample", "importer"),
    [
        ("missing/missing.csv", "example-borough-missing"),
        ("visits/visits.csv", "example-borough-visits"),
    ],
)
def test_the_allowed_template_reads_its_samples_with_code_and_with_a_mapping(sample, importer, place):
    told = inspect(place, sample, CHRONOLOGY_ALLOW_PLUGINS=PACKAGE, COLUMNS="300")

    assert importer in told
    assert "rows" in told


def test_the_template_passes_its_own_tests(place):
    path = os.pathsep.join([str(ROOT), str(place / "installed")])
    tests = place / "copy" / "tests"
    done = run("pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(place / "copy"), str(tests), PYTHONPATH=path)

    assert 0 == done.returncode, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_the_template_fails_its_tests_when_it_reads_something_else(place):
    other = shutil.copytree(place / "copy", place / "other")
    module = other / "src" / "example_borough" / "missing.py"
    module.write_text(module.read_text("utf-8").replace("Kind.MISSING", "Kind.CONTACT"), "utf-8")
    path = os.pathsep.join([str(ROOT), str(other / "src")])
    done = run("pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(other), str(other / "tests"), PYTHONPATH=path)

    assert 1 == done.returncode
    assert "-  kind               missing" in done.stdout
    assert "CHRONOLOGY_GOLDEN=write" in done.stdout
