"""When two writings mean the same: names, towns, phones, numbers. Pure."""

import re
import unicodedata

LEGAL = {
    "inc", "incorporated", "llc", "ltd", "limited", "corp", "corporation", "co", "company",
    "lp", "llp", "plc", "sa", "cv", "srl", "rl", "de"
}  # fmt: skip


def plain(text: str | None) -> str:
    """Lower case, no accents, `&` as and, no punctuation, single blanks."""
    letters = unicodedata.normalize("NFKD", (text or "").casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’.]", "", bare.replace("&", " and "))).split())


def company_key(name: str) -> str:
    """The name without its legal form: `Eagle Foundry, L.L.C.` and `EAGLE FOUNDRY INC` are near enough to ask."""
    words = [word for word in plain(name).split() if word != "and" and word != "y"]
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    return " ".join(words)


def town_key(city: str | None) -> str:
    words = {"st": "saint", "ft": "fort", "mt": "mount", "n": "north", "s": "south", "e": "east", "w": "west"}
    return " ".join(words.get(word, word) for word in plain(city).split())


def number_key(number: str | None) -> str | None:
    """Spreadsheets lose leading zeros and add `.0`: `010014`, `10014` and `10014.0` are one number."""
    text = re.sub(r"\s+", "", (number or "").upper())
    text = re.sub(r"^(\d+)\.0+$", r"\1", text)
    return (text.lstrip("0") or "0") if text.isdigit() else text or None


def external_key(external_id: str | None) -> str | None:
    """Salesforce writes the same id with 15 letters and with 18."""
    text = (external_id or "").strip()
    return text[:15] if len(text) == 18 else text or None


def phone_key(phone: str | None) -> str:
    """Digits only, without the country's 1."""
    digits = re.sub(r"\D", "", phone or "")
    return digits[1:] if len(digits) > 10 and digits.startswith("1") else digits


def same_text(one: str | None, other: str | None) -> bool:
    """Equal but for case, accents and punctuation; a nicer writing is not taken back."""
    return plain(one) == plain(other)
