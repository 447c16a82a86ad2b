"""Words are compared in one form, however they were found."""

from hypothesis import example, given
from hypothesis import strategies as st

from chronology.redaction.folding import folded_of, tokens_of

_TEXTS = st.text(max_size=80) | st.text(alphabet="Ab_Z9'-. \n", max_size=80)


@given(text=_TEXTS)
@example(text="snake_case Ysgol Bryn-Coch 12B")
@example(text="J\u00f4n o'r Waun")
def test_the_words_of_a_text_are_the_same_whether_their_places_are_asked_for_or_not(text: str) -> None:
    assert folded_of(text) == tuple(token.folded for token in tokens_of(text))
