from chronology import Recognition, hookimpl


class Rubbish:
    name = "rubbish"

    def recognises(self, document):
        return Recognition.certain("wants it") if document.name.endswith(".rubbish") else Recognition.no()

    def read(self, documents):
        yield {"not": "an account"}


@hookimpl
def register_importers():
    return [Rubbish()]
