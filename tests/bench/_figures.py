"""What came out of the rounds: medians, worst, ratios, and how they are shown."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One thing that was measured several times. `required` and `aim` are the words of the product's table."""

    what: str
    required: str
    aim: str
    unit: str
    taken: list[float]

    @property
    def p50(self) -> float:
        return median(self.taken)

    @property
    def worst(self) -> float:
        return max(self.taken)

    def as_json(self) -> dict[str, Any]:
        named = {"what": self.what, "required": self.required, "aim": self.aim, "unit": self.unit}
        return {**named, "p50": self.p50, "worst": self.worst, "rounds": len(self.taken), "taken": self.taken}


def machine() -> str:
    """Cores and memory; the figures of another machine are others."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Left column as words, the others as figures."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = []
    for row in [head, *rows]:
        cells = [
            cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def show(figures: Sequence[Figure]) -> str:
    head = ["what", "required", "aim", "p50", "worst", "rounds"]
    return table(
        head,
        [
            [one.what, one.required, one.aim, spelled(one.p50, one.unit), spelled(one.worst, one.unit), str(len(one.taken))]
            for one in figures
        ],
    )


def spelled(figure: float, unit: str) -> str:
    return f"{figure:,.1f} {unit}" if figure < 100 else f"{figure:,.0f} {unit}"


def whole(figure: float) -> str:
    return f"{figure:,.0f}"
