import time

from chronology import Recognition, hookimpl


class HangsTogether:
    name = "hangs-together"
    together = True

    def recognises(self, document):
        return Recognition.certain("wants it") if document.name.endswith(".set") else Recognition.no()

    def read(self, documents):
        time.sleep(600)
        yield


@hookimpl
def register_importers():
    return [HangsTogether()]
