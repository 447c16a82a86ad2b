"""Children of a published sample of an invented return, where it lies beside the project."""

from pathlib import Path

import pytest

from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import Plugins, load
from chronology.practice import load_practice
from tests.asking import Inputs, bare

SAMPLE = Path(__file__).parents[3] / "shared/samples/ssda903_csv"


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load()


@pytest.fixture(scope="module")
def sample_of_all(plugins: Plugins):
    return holdings(read([str(SAMPLE)], plugins))


@pytest.mark.parametrize("child", ["566910", "384923", "709901", "427922"])
def test_children_of_the_sample_have_the_same_chronology(plugins, sample_of_all, child):
    inputs = Inputs([SAMPLE], plugins)
    wishes = Wishes(subject=child)
    asked = inputs.asked(wishes)
    counts = dict(asked.counts)

    assert bare(asked) == bare(compose(sample_of_all, load_practice("wales"), plugins, wishes))
    assert len(inputs.readings) == 1
    assert counts["found"] == counts["accounted"]
    assert counts["others"] == 2675
    assert counts["accounts"] < 100


def test_a_pdf_of_the_sample_is_the_same_but_for_how_much_was_read(plugins, sample_of_all):
    """The PDF is made of the chronology alone: the same values give the same bytes."""
    wishes = Wishes(subject="566910")
    whole = compose(sample_of_all, load_practice("wales"), plugins, wishes)
    asked = Inputs([SAMPLE], plugins).asked(wishes)

    assert plugins.exporter("pdf").export(bare(asked)) == plugins.exporter("pdf").export(bare(whole))
    assert plugins.exporter("json").export(bare(asked)) == plugins.exporter("json").export(bare(whole))
