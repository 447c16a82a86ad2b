from chronology import Recognition, hookimpl


class Raises:
    name = "raises"

    def recognises(self, document):
        return Recognition.certain("wants it") if document.name.endswith(".raise") else Recognition.no()

    def read(self, documents):
        raise RuntimeError("secret case text")
        yield


@hookimpl
def register_importers():
    return [Raises()]
