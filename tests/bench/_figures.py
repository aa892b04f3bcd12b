"""What came out of the rounds: medians, ratios, and how they are shown."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median


def p50(seconds: Sequence[float]) -> float:
    return median(seconds)


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


def whole(figure: float) -> str:
    return f"{figure:,.0f}"
