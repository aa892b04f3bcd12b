"""The mileage log as a sheet to print and sign. Pure: rides in, bytes out. Imported where it is asked for: the library is large."""

import io
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from fieldapp.trips.mileage_sheet import COLUMNS, Log

INK, PALE = colors.HexColor("#1b1f23"), colors.HexColor("#c9ced3")
LONGEST = 500  # letters in a cell
WIDTHS = [22 * mm, 38 * mm, 38 * mm, 48 * mm, 22 * mm, 20 * mm]
SIGN = TableStyle([("LINEABOVE", (0, 0), (-1, -1), 0.6, INK), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("FONT", (0, 0), (-1, -1), "Vera", 8)])


def as_pdf(log: Log) -> bytes:
    """US Letter, the head of the table on each page, the totals and a line to sign at the end."""
    _fonts()
    out = io.BytesIO()
    sheet = SimpleDocTemplate(
        out, pagesize=LETTER, title=f"{log.word('title')} · {log.trip}", author=log.who,
        leftMargin=14 * mm, rightMargin=14 * mm, topMargin=16 * mm, bottomMargin=16 * mm,
    )  # fmt: skip
    text = ParagraphStyle("text", fontName="Vera", fontSize=8, leading=10.5, textColor=INK)
    head = ParagraphStyle("head", parent=text, fontName="VeraBd", fontSize=15, leading=20)
    sheet.build(
        [
            Paragraph(log.word("title"), head),
            Paragraph(escape(f"{log.who} · {log.trip} · {log.rate()}"), text),
            Spacer(0, 5 * mm),
            _table(log, text),
            Spacer(0, 3 * mm),
            Paragraph(log.word("how"), text),
            Spacer(0, 18 * mm),
            Table([[log.word("sign")]], colWidths=[80 * mm], style=SIGN, hAlign="LEFT"),
        ]
    )
    return out.getvalue()


def _table(log: Log, text: ParagraphStyle) -> Table:
    way, money = log.totals()
    head = [log.word(name) for name in COLUMNS]
    body = [[row[0], *(Paragraph(escape(shortened(cell)), text) for cell in row[1:4]), row[4] or "–", row[5] or "–"] for row in log.rows()]
    foot = [log.word("total"), "", "", "", f"{way} {log.unit}", money]
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), "Vera", 8),
            ("FONT", (0, 0), (-1, 0), "VeraBd", 8),
            ("FONT", (0, -1), (-1, -1), "VeraBd", 8),
            ("ALIGN", (4, 0), (-1, -1), "RIGHT"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
            ("LINEBELOW", (0, 1), (-1, -2), 0.4, PALE),
            ("LINEABOVE", (0, -1), (-1, -1), 1, INK),
        ]
    )
    return Table([head, *body, foot], colWidths=WIDTHS, repeatRows=1, style=style, hAlign="LEFT")


def shortened(text: str) -> str:
    """A row has to find room on one page; the table for a spreadsheet has every word."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


@cache
def _fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))
