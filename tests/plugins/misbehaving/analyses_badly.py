from chronology import hookimpl


class AnalysesBadly:
    name = "analyses-badly"
    after = ()

    def analyse(self, chronology, practice):
        yield {"secret": chronology.events[0].fact}


class ExportsBadly:
    name = "badly"
    suffix = ".bad"

    def export(self, chronology):
        raise RuntimeError(chronology.events[0].fact)


@hookimpl
def register_analyzers():
    return [AnalysesBadly()]


@hookimpl
def register_exporters():
    return [ExportsBadly()]
