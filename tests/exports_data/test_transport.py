import typing
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology import hooks
from chronology.interchange import transport
from chronology.model import Chronology, Problem, Remark, Source, Theme

Any = Callable[[type], st.SearchStrategy[object]]

CROSSING = {*typing.get_args(hooks.Read), *typing.get_args(hooks.Result), Chronology}


def test_every_value_a_plugin_may_give_or_is_given_can_cross() -> None:
    assert CROSSING == set(transport.CLASSES)


@pytest.mark.parametrize("kind", sorted(CROSSING, key=lambda kind: kind.__name__))
def test_a_value_arrives_as_it_was_sent(kind: type, any_value: Any) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(any_value(kind))
    def crosses(value: object) -> None:
        arrived = transport.decode(transport.encode(value))

        assert type(value) is type(arrived)
        assert value == arrived

    crosses()


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x80\x04N.",
        b"null",
        b"[]",
        b'["Problem"]',
        b'["Problem",{}]',
        b'["Path",{"name":"/etc"}]',
        b'["Remark",{"theme":"gossip","rule":"r","text":"t"}]',
        b'["Remark",{"theme":"status","rule":"r","text":5}]',
        b'["Remark",{"theme":"status","rule":"r","text":"\xff"}]',
        b'["Graph",' + b"[" * 100_000,
        b'["Problem",{"message":"Nia","source":{"document":1,"locator":""}}]',
    ],
)
def test_what_is_not_a_value_of_the_model_is_a_value_error_without_case_text(sent: bytes) -> None:
    with pytest.raises(ValueError, match="not a value of the model") as raised:
        transport.decode(sent)

    assert "Nia" not in str(raised.value)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=60))
def test_any_bytes_at_all_are_a_value_or_a_value_error(sent: bytes) -> None:
    try:
        arrived = transport.decode(sent)
    except ValueError:
        return

    assert type(arrived) in transport.CLASSES


@pytest.mark.parametrize("value", [5, "text", object(), Source(document="", locator=""), Theme.STATUS])
def test_other_values_do_not_cross(value: object) -> None:
    with pytest.raises(ValueError, match="may not cross"):
        transport.encode(value)


def test_a_value_holding_something_else_does_not_cross() -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        transport.encode(Remark(theme=Theme.STATUS, rule="r", text=object()))  # type: ignore[arg-type]  # the point

    wrong = transport.encode(Problem(message=7, source=Source(document="", locator="")))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not a value of the model"):
        transport.decode(wrong)
