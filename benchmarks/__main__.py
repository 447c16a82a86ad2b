"""`make bench`: run every benchmark and print one line for each."""

from benchmarks import analysis, ics_reading, pages, ssda903_reading, starting, text_reading

for room in (starting, analysis, text_reading, ics_reading, ssda903_reading, pages):
    for figure in room.figures():
        print(figure, flush=True)
