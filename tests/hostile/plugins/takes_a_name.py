"""An analyzer by the name of one of the product's."""

from chronology import hookimpl


class Patterns:
    name = "patterns"
    after = ()

    def analyse(self, chronology, practice):
        return []


@hookimpl
def register_analyzers():
    return [Patterns()]
