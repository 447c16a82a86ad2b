from chronology import Finding, hookimpl


class CountsEvents:
    """Behaves; here to show that an analyzer of a third party gets the chronology and the practice."""

    name = "counts-events"
    after = ("patterns",)

    def analyse(self, chronology, practice):
        told = f"The record shows {len(chronology.events)} entries, judged by {practice.used.name}."
        yield Finding(key="count", rule="count", pattern="count", title="Count", statement=told)


@hookimpl
def register_analyzers():
    return [CountsEvents()]
