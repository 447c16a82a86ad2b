from chronology import Person, Recognition, hookimpl


class RaisesTogether:
    """Takes the files of a folder together, reads the first, and raises on the second."""

    name = "raises-together"
    together = True

    def recognises(self, document):
        return Recognition.certain("wants it") if document.name.endswith(".set") else Recognition.no()

    def read(self, documents):
        yield Person(id="from-the-set", name="Read Before", source=documents[0].source("line 1"))
        raise RuntimeError(documents[1].text)


@hookimpl
def register_importers():
    return [RaisesTogether()]
