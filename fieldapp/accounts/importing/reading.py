"""From the bytes of an export to a table of text, whatever program wrote it. Pure: no database, no clock."""

import codecs
import csv
import io
import re
from dataclasses import dataclass, field
from typing import Any

from fieldapp.accounts.importing.words import Said, say
from fieldapp.core.errors import AppError

SEPARATORS = ",;\t|"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format 3")


class UnreadableFile(AppError):
    """The file as a whole cannot be used; nothing was changed."""

    status, code, title = 422, "unreadable_file", "This file cannot be read"


class BinaryFile(UnreadableFile):
    code = "binary_file"


class TruncatedFile(UnreadableFile):
    code = "truncated_file"


class NoUsableColumns(UnreadableFile):
    """The headings do not say enough. `preview`: those that were found, for a person to say which is which."""

    code = "no_usable_columns"

    def __init__(self, said: Said, preview: dict[str, Any] | None = None) -> None:
        super().__init__(str(said))
        self.said, self.preview = said, preview or {}


@dataclass
class Table:
    """Rows with the number of the line each begins on. The header is one of them."""

    rows: list[tuple[int, list[str]]]
    separator: str = ","
    warnings: list[Said] = field(default_factory=list)


def read_table(content: bytes) -> Table:
    """Raises BinaryFile, TruncatedFile, or UnreadableFile when there is nothing in it."""
    text = decode(content)
    if not text.strip():
        raise UnreadableFile("The file is empty. Export it again.", code="empty_file")
    separator = separator_of(text)
    rows = _rows(text, separator)
    table = Table(rows, separator)
    _refuse_truncated(text, rows)
    if not text.endswith(("\n", "\r")):
        _refuse_cut_at_block(len(content))
        table.warnings.append(say("no_last_break"))
    if "\ufffd" in text or re.search("Ã[\u0080-\u00bf]", text):
        table.warnings.append(say("damaged_letters"))
    return table


def decode(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16, else Windows-1252."""
    if content.startswith(BINARY):
        raise BinaryFile("This is not a text file. In the spreadsheet choose Save as, CSV UTF-8, and send that.")
    for mark, name in MARKS:
        if content.startswith(mark):
            return _strict(content, name)
    if b"\x00" in content:
        return _unmarked_utf16(content)
    return _eight_bit(content)


def _strict(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        if error.end >= len(content) - 1 or error.reason in {"unexpected end of data", "truncated data"}:
            raise TruncatedFile("The file breaks off in the middle of a letter. Export it again.") from error
        raise BinaryFile("The file says it is Unicode text but is not. Export it again as CSV UTF-8.") from error


def _unmarked_utf16(content: bytes) -> str:
    """Text in UTF-16 has a zero in nearly every second byte; anything else with zeros is no text."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    half = len(content) / 2
    for zeros, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > half * 0.7 and others < half * 0.1:
            return _strict(content, name)
    raise BinaryFile("This is not a text file. Export it as CSV UTF-8.")


def _eight_bit(content: bytes) -> str:
    control = sum(content.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13, 26))
    if control:
        raise BinaryFile("This is not a text file. Export it as CSV UTF-8.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and any(byte > 0xC1 for byte in content[: error.start]):
            raise TruncatedFile("The file breaks off in the middle of a letter. Export it again.") from error
    return content.decode("cp1252", errors="replace")


def separator_of(text: str) -> str:
    """The sign that splits most of the first lines into the same number of cells, quoted text aside."""
    hint = re.match(r"sep=(.)\r?\n", text)
    if hint:
        return hint[1]
    lines = [line for line in re.sub(r'"(?:[^"]|"")*"', "", text[:50_000]).splitlines() if line.strip()][:50]

    def weight(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts), key=lambda count: (counts.count(count) if count else 0, count))
        return (counts.count(usual) if usual else 0, usual)

    return max(SEPARATORS, key=weight)


def _rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    body = re.sub(r"\Asep=.\r?\n", "\n", text)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, [clean(cell) for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise TruncatedFile(f"The file breaks off inside a quoted text that begins on line {line}. Export it again.") from error
        return _loose_rows(body, separator)
    return rows


def _loose_rows(body: str, separator: str) -> list[tuple[int, list[str]]]:
    """Inch marks that were not doubled (3/8" NPT) upset a strict reader; a lenient one reads line by line."""
    found = []
    lines = body.splitlines()
    for line, text in enumerate(lines, 1):
        try:
            cells = next(csv.reader([text], delimiter=separator), [])
        except csv.Error as error:
            raise UnreadableFile(f"Line {line} is no row of a table: {error}.") from error
        if line == len(lines) and not body.endswith(("\n", "\r")) and _is_open(text, separator):
            raise TruncatedFile(f"The file breaks off inside a quoted text in line {line}. Export it again.")
        if any(cell.strip() for cell in cells):
            found.append((line, [clean(cell) for cell in cells]))
    return found


def _is_open(line: str, separator: str) -> bool:
    """Whether the line ends inside a quoted text."""
    try:
        list(csv.reader([line], delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def clean(cell: str) -> str:
    """Without the blanks around it, hard spaces, Excel's ="…" armour and the apostrophe that forces text."""
    cell = " ".join(cell.replace("\u00a0", " ").replace("\u202f", " ").replace("\x1a", "").split())
    armoured = re.fullmatch(r'="(.*)"', cell)
    return armoured[1] if armoured else re.sub(r"^'(?=[\d=+@-])", "", cell)


def _refuse_truncated(text: str, rows: list[tuple[int, list[str]]]) -> None:
    """A last line without a line break that has fewer cells than lines usually have was cut off."""
    if text.endswith("\r") and "\r\n" in text:
        raise TruncatedFile("The file breaks off in the middle of a line break. Export it again.")
    widths = [len(cells) for _, cells in rows]
    if len(widths) > 1 and not text.endswith(("\n", "\r")) and widths[-1] < usual_width(widths[:-1]):
        raise TruncatedFile(f"The file breaks off in line {rows[-1][0]}. Export it again, or add an empty line at its end if it is whole.")


def usual_width(widths: list[int]) -> int:
    """Of most lines, the heading's among them; title lines above it are shorter and few. Of two as frequent ones the larger."""
    return max(set(widths), key=lambda width: (widths.count(width), width))


def _refuse_cut_at_block(size: int) -> None:
    """A cut inside the last cell cannot be seen, but transfers and disks break off at round sizes."""
    if size % 512 == 0 or size % 1000 == 0:
        reason = f"The file ends without a line break after exactly {size} bytes, as one that broke off does."
        raise TruncatedFile(f"{reason} Export it again, or add an empty line at its end if it is whole.")
