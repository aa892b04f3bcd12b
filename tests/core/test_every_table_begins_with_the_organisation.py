"""architecture.md, Growing past one machine: keys and references never leave an organisation."""

from flask import Flask

from fieldapp.core.database import Model


def test_every_primary_key_begins_with_the_organisation(app: Flask) -> None:
    wrong = [name for name, table in Model.metadata.tables.items() if [column.name for column in table.primary_key][:1] != ["org_id"]]
    assert Model.metadata.tables and wrong == []


def test_every_reference_stays_within_the_organisation(app: Flask) -> None:
    references = [(table, foreign) for table in Model.metadata.tables.values() for foreign in table.foreign_key_constraints]
    wrong = [f"{table.name}.{foreign.name}" for table, foreign in references if foreign.column_keys[0] != "org_id"]
    assert references and wrong == []


def test_every_unique_key_begins_with_the_organisation(app: Flask) -> None:
    indexes = [index for table in Model.metadata.tables.values() for index in table.indexes if index.unique]
    assert [index.name for index in indexes if next(iter(index.columns)).name != "org_id"] == []
