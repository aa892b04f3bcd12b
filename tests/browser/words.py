"""The app's own words, so that a story reads the same in both languages."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

APP = Path(__file__).resolve().parents[2] / "static" / "app"


@cache
def _catalogue(language: str) -> dict[str, str]:
    files = sorted((APP / "words" / language).glob("*.json"))
    return {f"{path.stem}.{key}": word for path in files for key, word in json.loads(path.read_text(encoding="utf-8")).items()}


class Words:
    """`words("trips.submit_to", name="Tom")`, as `t` of the app; a key without a word is an error."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        word = _catalogue(self.language)[key]
        for name, value in values.items():
            word = word.replace("{" + name + "}", str(value))
        return word

    def figures(self, key: str) -> re.Pattern[str]:
        """A word with its figures left open, each a group: "17 of 17 on the server"."""
        return re.compile(r"(\d+)".join(re.escape(part) for part in re.split(r"\{\w+\}", self(key))))

    def field(self, kind: str, key: str) -> str:
        """The label of a question of the trade's checklist."""
        facts: list[dict[str, Any]] = json.loads((APP / "needs" / "checklist.json").read_text(encoding="utf-8"))["fields"]
        return str(next(one[self.language] for one in facts if (one["kind"], one["key"]) == (kind, key)))
