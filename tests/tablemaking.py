"""The same invented chronology as each kind of file an agency may send."""

import csv
import io

from chronology.documents import Document
from chronology.model import Account, Action, Person, Problem, Reading
from importers.agency_chronology import AgencyChronology


def as_csv(rows, name="chronology.csv"):
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return Document(name, content=file.getvalue().encode())


def as_workbook(rows, name="chronology.xlsx", sheets=()):
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Sheet1"
    for row in rows:
        book.active.append(row)
    for title, others in sheets:
        sheet = book.create_sheet(title)
        for row in others:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return Document(name, content=file.getvalue())


def as_word(rows, name="chronology.docx", before=(), after=(), more=()):
    import docx

    made = docx.Document()
    for text in before:
        made.add_paragraph(text)
    _word_table(made, rows)
    for lines, table in more:
        for text in lines:
            made.add_paragraph(text)
        _word_table(made, table)
    for text in after:
        made.add_paragraph(text)
    file = io.BytesIO()
    made.save(file)
    return Document(name, content=file.getvalue())


def _word_table(made, rows):
    table = made.add_table(rows=len(rows), cols=max(map(len, rows)))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(line.cells, row, strict=False):
            cell.text = str(words)


def as_pdf(rows, name="chronology.pdf", before=(), repeat=1):
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    style = getSampleStyleSheet()["BodyText"]
    width = 700 / max(map(len, rows))
    file = io.BytesIO()
    cells = [[Paragraph(str(words), style) for words in row] for row in rows]
    table = Table(cells, colWidths=[width] * max(map(len, rows)), repeatRows=repeat)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    SimpleDocTemplate(file, pagesize=landscape(A4)).build([*(Paragraph(text, style) for text in before), table])
    return Document(name, content=file.getvalue())


def read(document):
    return list(AgencyChronology().read([document]))


def told(document):
    return [value for value in read(document) if isinstance(value, Account)]


def planned(document):
    return [value for value in read(document) if isinstance(value, Action)]


def people(document):
    return [value for value in read(document) if isinstance(value, Person)]


def troubles(document):
    return [(value.message, value.source.locator) for value in read(document) if isinstance(value, Problem)]


def totals(document):
    (reading,) = (value for value in read(document) if isinstance(value, Reading))
    return reading.found, reading.accounted
