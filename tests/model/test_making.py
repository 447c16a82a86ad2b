import dataclasses
import inspect
import pickle
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology import model
from chronology.model import Account, Involvement, Kind, Source, When
from chronology.model.making import maker

VALUES = [value for value in vars(model).values() if dataclasses.is_dataclass(value)]
SOURCE = Source(document="a.xml", locator="/a")


def required(value: type) -> dict[str, str]:
    return {field.name: field.name for field in dataclasses.fields(value) if field.default is dataclasses.MISSING}


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_a_maker_makes_what_the_class_itself_makes(value):
    given_all = {field.name: f"the {field.name}" for field in dataclasses.fields(value)}
    for fields in (required(value), given_all):
        made, ordinary = maker(value)(**fields), value(**fields)

        assert type(made) is value
        assert ordinary == made
        assert hash(ordinary) == hash(made)
        assert repr(ordinary) == repr(made)


def account() -> Account:
    return maker(Account)(when=When.undated(), kind=Kind.VISIT, source=SOURCE, people=(Involvement(person="c1"),))


def test_what_is_made_is_frozen_and_has_no_room_for_more():
    made = account()

    with pytest.raises(dataclasses.FrozenInstanceError):
        made.title = "Changed"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.title
    with pytest.raises((AttributeError, TypeError)):
        made.extra = 1
    assert not hasattr(made, "__dict__")


def test_what_is_made_can_be_copied_with_changes_pickled_and_taken_apart():
    made = account()

    assert "New" == dataclasses.replace(made, title="New").title
    assert made == pickle.loads(pickle.dumps(made))
    assert "c1" == dataclasses.asdict(made)["people"][0]["person"]


def test_a_maker_asks_for_the_fields_the_class_asks_for_by_keyword():
    make = maker(Source)

    assert list(inspect.signature(Source).parameters) == list(inspect.signature(make).parameters)
    with pytest.raises(TypeError, match="locator"):
        make(document="a.xml")
    with pytest.raises(TypeError, match="colour"):
        make(document="a.xml", locator="/a", colour="red")
    with pytest.raises(TypeError):
        make("a.xml", "/a")


@given(st.fixed_dictionaries({}, optional={name: st.text() for name in ("title", "fact", "agency", "outcome")}))
def test_defaults_stand_in_for_whatever_is_not_given(fields):
    fields = {"when": When.undated(), "kind": Kind.VISIT, "source": SOURCE, **fields}

    assert Account(**fields) == maker(Account)(**fields)


def test_classes_that_do_more_than_take_their_fields_are_refused():
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            assert self.name

    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Filled:
        names: typing.Any = dataclasses.field(default_factory=list)

    for value in (Checked, Filled):
        with pytest.raises(TypeError, match="does more"):
            maker(value)
