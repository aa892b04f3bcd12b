"""From the text of a cell to a value. Each raises Unreadable with a reason a person can act on; blank is None."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

BLANKS = {
    "", "n/a", "na", "#n/a", "none", "null", "nil", "-", "--",
    "?", "tbd", "unknown", "s/d", "sin dato", "#ref!", "#value!", "(blank)"
}  # fmt: skip
MONTHS = {name: number for number, names in enumerate(
    ("jan ene enero january", "feb febrero february", "mar marzo march", "apr abr abril april", "may mayo", "jun junio june",
     "jul julio july", "aug ago agosto august", "sep sept septiembre september", "oct octubre october",
     "nov noviembre november", "dec dic diciembre december"), 1) for name in names.split()}  # fmt: skip
KIND_WORDS = {
    "customer": "active customer activo cliente si yes y true 1 a direct current vigente",
    "prospect": "prospect prospecto lead potential potencial target",
    "former": "inactive inactivo former closed lost no n false 0 i baja ex dormant cerrado terminated",
}
LANGUAGES = {
    "en": "en eng english ingles inglés en-us", "es": "es esp spa spanish espanol español es-mx sp", "fr": "fr fre french frances francés",
}  # fmt: skip


class Unreadable(ValueError):
    """What is wrong with a cell."""


def is_blank(text: str) -> bool:
    return text.strip().lower() in BLANKS


def money(text: str, currency: str | None = None) -> dict[str, str] | None:
    """`$1,234.56`, `1.234,56 €`, `(12.50)` → `{"amount": "1234.56", "currency": "USD"}`, two decimals."""
    if is_blank(text):
        return None
    found = re.search(r"\b(USD|MXN|EUR|CAD|GBP)\b", text.upper())
    code = found[1] if found else "EUR" if "€" in text else "GBP" if "£" in text else (currency or "USD").upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise Unreadable(f"“{code}” is not a currency like USD")
    return {"amount": f"{number(text):.2f}", "currency": code}


def number(text: str) -> Decimal:
    """A number with a decimal point or comma, with or without signs for thousands."""
    digits = re.sub(r"(?i)\b(usd|mxn|eur|cad|gbp)\b|mx\$|us\$|[$€£\s'’]", "", text)
    negative = digits.startswith("-") or digits.endswith("-") or bool(re.fullmatch(r"\(.*\)", digits))
    digits = digits.strip("()-+")
    if not re.fullmatch(r"[\d.,]+", digits):
        raise Unreadable(f"“{text}” is not a number")
    try:
        value = Decimal(_decimal_point(digits))
    except InvalidOperation as error:
        raise Unreadable(f"“{text}” is not a number") from error
    if value >= 10**15:
        raise Unreadable(f"“{text}” is too large")
    return -value if negative else value


def _decimal_point(digits: str) -> str:
    """The last sign is the decimal one, unless it comes again or three digits follow a lone comma."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, decimal = (",", ".") if point > comma else (".", ",")
        return digits.replace(thousands, "").replace(decimal, ".")
    if comma >= 0:
        lone_decimal = digits.count(",") == 1 and len(digits) - comma - 1 != 3
        return digits.replace(",", ".") if lone_decimal else digits.replace(",", "")
    return digits.replace(".", "") if digits.count(".") > 1 else digits


def day_first(texts: Iterable[str], spanish: bool) -> bool:
    """Whether a column writes 31/12/2026 or 12/31/2026: any date that allows only one reading decides."""
    for text in texts:
        parts = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b", text)
        if parts and int(parts[1]) > 12:
            return True
        if parts and int(parts[2]) > 12:
            return False
    return spanish


def day(text: str, day_before_month: bool = False) -> date | None:
    """ISO, 12/31/2026, 31.12.2026, 31-Dec-2026, Dec 31, 2026, 20261231, Excel's serial number; times are left off."""
    if is_blank(text):
        return None
    try:
        found = _day(text.strip(), day_before_month)
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"“{text}” is not a date") from error
    if not 1950 <= found.year <= 2100:
        raise Unreadable(f"“{text}” is not a likely date")
    return found


def _day(text: str, day_before_month: bool) -> date:
    if iso := re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if short := re.match(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)", text):
        first, second = int(short[1]), int(short[3])
        year = int(short[4]) + (2000 if len(short[4]) == 2 else 0)
        return date(year, second, first) if day_before_month else date(year, first, second)
    if re.fullmatch(r"\d{8}", text):
        return datetime.strptime(text, "%Y%m%d").date()
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    return _day_with_month_name(text)


def _day_with_month_name(text: str) -> date:
    words = re.findall(r"[^\W\d_]+|\d+", text.lower())
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [int(word) for word in words if word.isdigit()][:2]
    if len(months) != 1 or len(numbers) != 2:
        raise ValueError(text)
    year = numbers[1] + (2000 if numbers[1] < 100 else 0)
    return date(year, months[0], numbers[0])


def postal_code(text: str) -> str | None:
    """A US code gets back the zeros a spreadsheet took: `1343` → `01343`; others stay as they are."""
    if is_blank(text):
        return None
    code = re.sub(r"\.0+$", "", text.strip())
    if not re.fullmatch(r"\d{3,5}(-\d{4})?|\d{8,9}", code):
        return code.upper()
    main, _, more = code.partition("-")
    if len(main) >= 8:
        main, more = main.zfill(9)[:5], main.zfill(9)[5:]
    return main.zfill(5) + (f"-{more}" if more else "")


def whole_days(text: str) -> int | None:
    """`30`, `30 days`, `cada 30 días`."""
    if is_blank(text):
        return None
    found = re.fullmatch(r"\D*(\d{1,4})(?:\.0+)?\D*", text.strip())
    if not found or not 1 <= int(found[1]) <= 3650 or text.strip().startswith("-"):
        raise Unreadable(f"“{text}” is not a number of days")
    return int(found[1])


def tier(text: str) -> str | None:
    """`A`, `b`, `Class C`, `Tier 1`. Raises Unreadable for any other."""
    if is_blank(text):
        return None
    last = text.strip().upper().split()[-1]
    found = {"1": "A", "2": "B", "3": "C"}.get(last, last)
    if found not in {"A", "B", "C"}:
        raise Unreadable(f"“{text}” is not A, B or C")
    return found


def kind(text: str) -> str | None:
    """Active, Customer - Direct, Prospecto, Inactivo … Raises Unreadable for a word it does not know."""
    return _by_word(text, KIND_WORDS, "prospect, customer or former")


def language(text: str) -> str | None:
    return _by_word(text, LANGUAGES, "a language")


def _by_word(text: str, words: dict[str, str], wanted: str) -> str | None:
    if is_blank(text):
        return None
    said = re.split(r"[\s/,;]+", text.strip().lower())
    for value in reversed(words):
        if set(said) & set(words[value].split()):
            return value
    raise Unreadable(f"“{text}” does not say {wanted}")


def phone(text: str) -> str | None:
    """As it was written: extensions and all. Raises Unreadable when there is no number in it."""
    if is_blank(text):
        return None
    if len(re.sub(r"\D", "", text)) < 7:
        raise Unreadable(f"“{text}” is not a phone number")
    return re.sub(r"\.0$", "", text.strip())[:60]


def email(text: str) -> str | None:
    if is_blank(text):
        return None
    if not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+", text.strip()):
        raise Unreadable(f"“{text}” is not an e-mail address")
    return text.strip()[:320]
