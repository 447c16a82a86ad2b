"""What a text means in a code set."""

from dataclasses import dataclass

from chronology.coded.codeset import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The value of a text.

    `group` is the value of the list that councils fill in, empty where the text was not recognised; `code` the finer
    national code where the text told it; `say` the value in words; `how` the rule that decided; `whole` that the value
    says all that the text did.
    """

    group: str = ""
    code: str = ""
    say: str = ""
    how: str = ""
    whole: bool = False

    def __bool__(self) -> bool:
        """The text was recognised."""
        return bool(self.group)


NOT_RECOGNISED = Recognised()


def answer(value: Value, how: str) -> Recognised:
    """A value as the answer of a rule."""
    return Recognised(
        group=value.group,
        code=value.code,
        say=value.say,
        how=how,
        whole=how == "name" or (how == "code" and bool(value.code)),
    )
