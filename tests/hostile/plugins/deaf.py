"""Answers the first question before it is asked and then never reads."""

import os
import time

OFFER = b'item {"importers": [], "analyzers": [["deaf", []]], "exporters": []}\ndone\n'
for number in range(3, 20):
    if os.path.exists(f"/proc/self/fd/{number}") and "pipe" in os.readlink(f"/proc/self/fd/{number}"):
        os.write(number, OFFER)
time.sleep(30)
