import sys

from chronology import Recognition, hookimpl

print("item rubbish in the pipe")


class Prints:
    name = "prints"

    def recognises(self, document):
        print("done")
        sys.stdout.flush()
        return Recognition.no()

    def read(self, documents):
        yield from ()


@hookimpl
def register_importers():
    return [Prints()]
