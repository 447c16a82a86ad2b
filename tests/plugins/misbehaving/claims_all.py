from chronology import Recognition, hookimpl


class ClaimsAll:
    name = "claims-all"

    def recognises(self, document):
        return Recognition.certain("mine, all mine")

    def read(self, documents):
        yield from ()


@hookimpl
def register_importers():
    return [ClaimsAll()]
