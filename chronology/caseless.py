"""Text in lower case, as an expression without regard to case sees it.

An expression that is made ready without regard to case looks at each way of a choice at each place, where one in small letters
knows the ways by their first letters: it takes a third of the time. So what is sought at many places is written in small letters
and sought in a text that `in_small_letters` has made so. It finds the same, at the same places.
"""

# What `re.IGNORECASE` takes for one of our letters, and `str.lower` does not, or makes two letters of.
_LIKE_OURS = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})


def in_small_letters(text: str) -> str:
    """A text in lower case, every letter in its place."""
    return text.lower() if text.isascii() else text.translate(_LIKE_OURS).lower()
