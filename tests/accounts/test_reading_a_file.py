"""Whatever program wrote the export: its letters, separators and headings are understood, and a broken file is refused."""

import pytest

from fieldapp.accounts.importing import import_bytes
from fieldapp.accounts.importing.columns import find_columns
from fieldapp.accounts.importing.reading import BinaryFile, NoUsableColumns, TruncatedFile, UnreadableFile, read_table
from tests.accounts.exports import CONTACTS, ERP

SPANISH = 'Código;Razón Social;Ciudad;Teléfono\r\n"0012";"Tubería Ñandú; S.A.";León;477 555 0101\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_survive_every_encoding(encoding: str) -> None:
    table = read_table(SPANISH.encode(encoding))
    assert table.rows[1] == (2, ["0012", "Tubería Ñandú; S.A.", "León", "477 555 0101"])
    assert set(find_columns(table, "accounts").place) == {"number", "name", "city", "phone"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found(separator: str) -> None:
    text = 'Name|City|Sales\nEagle|"Austin, TX"|"1,5"\nStar|Waco|2\n'.replace("|", separator)
    assert read_table(text.encode()).rows[1][1] == ["Eagle", "Austin, TX", "1,5"]


def test_title_lines_above_the_heading_are_skipped() -> None:
    table = read_table(b"Customer list\r\nPrinted 11/2/2026,,\r\n\r\nAcct #,Customer,City\r\n7,Eagle,Austin\r\n")
    columns = find_columns(table, "accounts")
    assert {name: columns.names[at] for name, at in columns.place.items()} == {"number": "Acct #", "name": "Customer", "city": "City"}
    assert table.rows[columns.header_at + 1] == (5, ["7", "Eagle", "Austin"])


def test_a_line_break_inside_quotes_belongs_to_its_cell() -> None:
    table = read_table(b'Name,Address,City\n"Eagle","1 Main\nSt",Austin\nStar,2 Oak,Waco\n')
    assert table.rows[1:] == [(2, ["Eagle", "1 Main St", "Austin"]), (4, ["Star", "2 Oak", "Waco"])]


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00zip", b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(256)) * 4, b"\xd0\xcf\x11\xe0xls"])
def test_a_binary_file_is_refused(content: bytes) -> None:
    with pytest.raises(BinaryFile):
        read_table(content)


@pytest.mark.parametrize("cut", [ERP.index("STAR") + 3, ERP.rindex('"$24') + 4, ERP.rindex("Edwardsburg")])
def test_a_file_that_breaks_off_is_refused(cut: int) -> None:
    with pytest.raises(TruncatedFile):
        read_table(ERP[:cut].encode())


@pytest.mark.parametrize("size", [512, 1000, 4096])
def test_a_file_that_ends_at_a_block_without_a_line_break_is_refused(size: int) -> None:
    text = "Name,City,Note\r\nEagle,Austin,".ljust(size, "x").encode()
    with pytest.raises(TruncatedFile):
        read_table(text)
    assert len(read_table(text + b"\r\n").rows) == 2
    assert len(read_table(text + b"y").rows) == 2


def test_a_file_that_breaks_off_inside_a_letter_is_refused() -> None:
    with pytest.raises(TruncatedFile):
        read_table(("é," + CONTACTS).encode()[: CONTACTS.encode().index("í".encode()) + 4])


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\r\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_table(content)


@pytest.mark.parametrize("text", [CONTACTS, "SKU,Description,Price\nA,Elbow,3\n", "just some words\nand more\n"])
def test_a_file_without_usable_columns_is_refused(text: str) -> None:
    with pytest.raises(NoUsableColumns):
        find_columns(read_table(text.encode()), "accounts")


@pytest.mark.parametrize("cut", [ERP.index("STAR") + 3, ERP.rindex("Edwardsburg")])
def test_a_short_title_line_does_not_hide_that_a_file_broke_off(cut: int) -> None:
    with pytest.raises(TruncatedFile):
        read_table(("Customer list\r\n" + ERP[:cut]).encode())


def test_an_open_quote_is_found_where_inch_marks_upset_the_rest() -> None:
    text = 'Name,City,Note\r\nEagle,Austin,"3/8" NPT"\r\nStar,Waco,"asks for'
    with pytest.raises(TruncatedFile):
        read_table(text.encode())
    assert len(read_table((text + ' more"').encode()).rows) == 3


def test_a_last_line_as_wide_as_the_others_is_only_remarked_on() -> None:
    table = read_table(b"Name,City,Note\r\nEagle,Austin,x\r\nStar,Waco,y")
    assert len(table.rows) == 3
    assert "line break" in str(table.warnings[0])


def test_one_endless_line_is_no_table() -> None:
    with pytest.raises(UnreadableFile, match="no row of a table"):
        read_table(b"a" * 300_000)


def test_a_file_of_50_mb_is_refused_before_it_is_read() -> None:
    content = b"Name,City\n" + b"Eagle,Austin\n" * 4_000_000
    with pytest.raises(UnreadableFile, match="Split it"):
        import_bytes("accounts", content, dry_run=False)
