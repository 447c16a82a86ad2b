"""From characters at places on a page to lines, paragraphs and tables. Pure: knows no PDF.

Places are in points, from the left and from the bottom, as on an upright page.
"""
