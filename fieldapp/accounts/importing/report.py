"""What an import did, or would do: every row of the file is in exactly one of its counts or lists."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any


class Rejected(Exception):
    """This row cannot be taken: which field, and why."""

    def __init__(self, field_name: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field_name, reason


@dataclass
class Report:
    """Rows are those below the heading. `rejected` and `duplicates` name lines of the file."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[dict[str, Any]] = field(default_factory=list)
    duplicates: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _by_line: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def reject(self, line: int, why: Rejected) -> None:
        self.rejected.append({"line": line, "field": why.field, "reason": why.reason})

    def duplicate(self, line: int, name: str, number: str | None, reason: str) -> None:
        self.duplicates.append({"line": line, "name": name, "number": number, "reason": reason})

    def remark(self, text: str, line: int | None = None) -> None:
        """The same remark on many lines becomes one warning."""
        if line is None:
            self.remarks.append(text)
        else:
            self._by_line[text].append(line)

    def as_json(self) -> dict[str, Any]:
        gathered = [f"{text} (line{'s' if len(lines) > 1 else ''} {_some(lines)})" for text, lines in self._by_line.items()]
        return {
            "rows": self.rows, "created": self.created, "updated": self.updated, "unchanged": self.unchanged,
            "rejected": self.rejected, "warnings": [*self.remarks, *gathered], "duplicates": self.duplicates,
        }  # fmt: skip


def _some(lines: list[int]) -> str:
    first = ", ".join(map(str, lines[:8]))
    return f"{first} and {len(lines) - 8} more" if len(lines) > 8 else first
