"""Documents to be read: PDFs, Word documents and sheets, whole and otherwise."""

import zipfile
from io import BytesIO

import xlsxwriter
from docx import Document
from pypdf import PdfReader, PdfWriter

TEXT = "护栏加装在急弯路段"


def word(*paragraphs):
    """A Word document with these paragraphs, and the last of them in a table too."""
    made, out = Document(), BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    made.add_table(1, 1).cell(0, 0).text = paragraphs[-1]
    made.save(out)
    return out.getvalue()


def sheet(*rows):
    """A workbook with one sheet."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for n, row in enumerate(rows):
            page.write_row(n, 0, row)
    return out.getvalue()


def pdf(*texts):
    """A PDF with a page for each text, in letters."""
    writer, out = PdfWriter(), BytesIO()
    writer.append(PdfReader(BytesIO(_drawn(texts))))
    writer.write(out)
    return out.getvalue()


def _drawn(texts):
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(texts)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, text in enumerate(texts):
        drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        page = f"/Contents {5 + 2 * n} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R {page} >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    out = b"%PDF-1.4\n"
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (end + tail).encode()


def locked(content, password="geheim"):
    """The PDF, to be opened with a password only."""
    writer, out = PdfWriter(PdfReader(BytesIO(content))), BytesIO()
    writer.encrypt(password)
    writer.write(out)
    return out.getvalue()


def bomb(megabytes):
    """A Word document, small as it lies there, whose one paragraph unfolds to so many megabytes."""
    out = BytesIO(word("x"))
    whole = BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b">x<", b">" + b"x" * megabytes * 1024 * 1024 + b"<", 1)
            new.writestr(name, content)
    return whole.getvalue()
