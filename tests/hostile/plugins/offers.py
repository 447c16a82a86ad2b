"""Offers what the test asks it to."""

import os

for number in range(3, 20):
    if os.path.exists(f"/proc/self/fd/{number}") and "pipe" in os.readlink(f"/proc/self/fd/{number}"):
        os.write(number, b"item " + os.environ["OFFER"].encode() + b"\ndone\n")
