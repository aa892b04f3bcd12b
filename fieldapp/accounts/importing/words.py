"""What an import has to say, in the language of whoever reads it: the words are those of the screens (`imports.json`)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parents[3] / "static" / "app" / "words"


@dataclass(frozen=True)
class Said:
    """A sentence by its key, `why_<key>`, with what stands in its gaps."""

    key: str
    gaps: tuple[tuple[str, Any], ...] = ()

    def told(self, language: str = "en") -> str:
        gaps = {name: gap.told(language) if isinstance(gap, Said) else gap for name, gap in self.gaps}
        return _words(language)[f"why_{self.key}"].format(**gaps)

    def __str__(self) -> str:
        return self.told()


def say(key: str, **gaps: Any) -> Said:
    return Said(key, tuple(gaps.items()))


@cache
def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((WORDS / language / "imports.json").read_text(encoding="utf-8"))
    return words
