"""What an import did, or would do: every row of the file is in exactly one of its counts or lists."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from fieldapp.accounts.importing.words import Said, say

SAMPLE = 8  # rows that a preview shows as they were read


class Rejected(Exception):
    """This row cannot be taken: which field, and why."""

    def __init__(self, field_name: str, reason: Said) -> None:
        super().__init__(str(reason))
        self.field, self.reason = field_name, reason


@dataclass
class Report:
    """Rows are those below the heading. `rejected` and `duplicates` name lines of the file.

    `columns` says which field each column became, `sample` holds the first rows as they were read.
    """

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[tuple[int, str, Said]] = field(default_factory=list)
    duplicates: list[tuple[int, str, str | None, Said]] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)
    columns: list[dict[str, Any]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    header_line: int = 1
    sample: list[dict[str, Any]] = field(default_factory=list)
    _by_line: dict[Said, list[int]] = field(default_factory=lambda: defaultdict(list))

    def reject(self, line: int, why: Rejected) -> None:
        self.rejected.append((line, why.field, why.reason))

    def duplicate(self, line: int, name: str, number: str | None, reason: Said) -> None:
        self.duplicates.append((line, name, number, reason))

    def remark(self, said: Said, line: int | None = None) -> None:
        """The same remark on many lines becomes one warning."""
        if line is None:
            self.remarks.append(said)
        else:
            self._by_line[said].append(line)

    def show(self, line: int, values: dict[str, Any]) -> None:
        """Keep a row for the preview while there is room."""
        if len(self.sample) < SAMPLE:
            self.sample.append({"line": line, "values": values})

    def as_json(self, language: str = "en") -> dict[str, Any]:
        gathered = [
            say("on_lines" if len(lines) > 1 else "on_line", text=said, lines=_some(lines)) for said, lines in self._by_line.items()
        ]
        return {
            "rows": self.rows, "created": self.created, "updated": self.updated, "unchanged": self.unchanged,
            "rejected": [{"line": line, "field": name, "reason": why.told(language)} for line, name, why in self.rejected],
            "warnings": [said.told(language) for said in [*self.remarks, *gathered]],
            "duplicates": [
                {"line": line, "name": name, "number": number, "reason": why.told(language)} for line, name, number, why in self.duplicates
            ],
        }  # fmt: skip

    def preview(self) -> dict[str, Any]:
        """How the file was understood, for a person to check and change."""
        return {"header_line": self.header_line, "columns": self.columns, "fields": self.fields, "sample": self.sample}


def _some(lines: list[int]) -> str:
    first = ", ".join(map(str, lines[:8]))
    return f"{first} + {len(lines) - 8}" if len(lines) > 8 else first
