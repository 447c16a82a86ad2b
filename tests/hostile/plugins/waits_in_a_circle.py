"""Two analyzers that wait for each other."""

from chronology import hookimpl


class Waits:
    def __init__(self, name, other):
        self.name = name
        self.after = (other,)

    def analyse(self, chronology, practice):
        return []


@hookimpl
def register_analyzers():
    return [Waits("one", "two"), Waits("two", "one")]
