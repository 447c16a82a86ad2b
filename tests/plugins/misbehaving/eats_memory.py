from chronology import Recognition, hookimpl


class EatsMemory:
    name = "eats-memory"

    def recognises(self, document):
        return Recognition.certain("wants it") if document.name.endswith(".eat") else Recognition.no()

    def read(self, documents):
        yield bytearray(8 * 1024**3)


@hookimpl
def register_importers():
    return [EatsMemory()]
