"""The Welsh word for "and", where no English article can be meant: "he knocked a cup of tea" is one clause."""

from typing import Final

AND: Final = (
    r"(?:ac|a(?=\s(?:(?:chafodd|dywed\w*|dwed\w*|gofyn\w*|ffoni\w*|siarad\w*|gwel\w*|daeth|aeth|bu|mae|maen|oedd|roedd|ni|nid|"
    r"wedi|yna|mi|fe|bod|yn|y|yr|byddai|bydd|hefyd)\b|['\u2019])))"
)
