import time

from chronology import Recognition, hookimpl


class Hangs:
    name = "hangs"

    def recognises(self, document):
        return Recognition.certain("wants it") if document.name.endswith(".hang") else Recognition.no()

    def read(self, documents):
        time.sleep(600)
        yield


@hookimpl
def register_importers():
    return [Hangs()]
