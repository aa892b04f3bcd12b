"""From the text of a cell to a value. Each raises Unreadable with a reason a person can act on; blank is None."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from fieldapp.accounts.importing.words import Said, say

BLANKS = {
    "", "n/a", "na", "#n/a", "none", "null", "nil", "-", "--",
    "?", "tbd", "unknown", "s/d", "sin dato", "#ref!", "#value!", "(blank)"
}  # fmt: skip
MONTHS = {name: number for number, names in enumerate(
    ("jan ene enero january", "feb febrero february", "mar marzo march", "apr abr abril april", "may mayo", "jun junio june",
     "jul julio july", "aug ago agosto august", "sep sept septiembre september", "oct octubre october",
     "nov noviembre november", "dec dic diciembre december"), 1) for name in names.split()}  # fmt: skip
NEVER = {"never", "nunca", "0", "00/00/0000", "0/0/0000", "0000-00-00", "00-00-0000", "sin visita", "sin visitas"}
RHYTHMS = {
    "weekly": 7, "semanal": 7, "biweekly": 14, "quincenal": 15, "monthly": 30, "mensual": 30, "bimonthly": 60, "bimestral": 60,
    "quarterly": 90, "trimestral": 90, "semiannual": 180, "semestral": 180, "annual": 365, "yearly": 365, "anual": 365,
}  # fmt: skip
KIND_WORDS = {
    "customer": "active customer activo activa cliente si sí yes y true 1 a c direct current vigente hold suspended suspendido"
    " blocked bloqueado",
    "prospect": "prospect prospecto prospecta lead potential potencial target p",
    "former": "inactive inactivo inactiva former closed lost no n false 0 i baja ex dormant cerrado terminated deleted cancelado",
}
LANGUAGES = {
    "en": "en eng english ingles inglés en-us", "es": "es esp spa spanish espanol español es-mx sp", "fr": "fr fre french frances francés",
}  # fmt: skip


class Unreadable(ValueError):
    """What is wrong with a cell."""

    def __init__(self, reason: Said) -> None:
        super().__init__(str(reason))
        self.reason = reason


def is_blank(text: str) -> bool:
    return text.strip().lower() in BLANKS


CURRENCIES = {
    "$": None,
    "US$": "USD",
    "DLLS": "USD",
    "DLS": "USD",
    "MN": "MXN",
    "M.N.": "MXN",
    "MX$": "MXN",
    "PESOS": "MXN",
    "€": "EUR",
    "£": "GBP",
}
SCIENTIFIC = re.compile(r"([+-]?\d+)(?:[.,](\d+))?[eE]\+(\d{1,2})")


def money(text: str, currency: str | None = None, decimal_comma: bool | None = None) -> dict[str, str] | None:
    """`$1,234.56`, `1.234,56 €`, `(12.50)` → `{"amount": "1234.56", "currency": "USD"}`, two decimals."""
    if is_blank(text):
        return None
    found = re.search(r"\b(USD|MXN|EUR|CAD|GBP)\b", text.upper())
    said = (currency or "USD").strip().upper()
    code = found[1] if found else "EUR" if "€" in text else "GBP" if "£" in text else CURRENCIES.get(said, said) or "USD"
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise Unreadable(say("no_currency", text=code))
    return {"amount": f"{number(text, decimal_comma):.2f}", "currency": code}


def number(text: str, decimal_comma: bool | None = None) -> Decimal:
    """A number with a decimal point or comma, with or without signs for thousands; also `1.37E+05` as spreadsheets shorten it."""
    digits = re.sub(r"(?i)\b(usd|mxn|eur|cad|gbp)\b|mx\$|us\$|[$€£\s'’]", "", text)
    negative = digits.startswith("-") or digits.endswith("-") or bool(re.fullmatch(r"\(.*\)", digits))
    digits = digits.strip("()-+")
    try:
        value = Decimal(digits.replace(",", ".")) if SCIENTIFIC.fullmatch(digits) else Decimal(_decimal_point(digits, decimal_comma))
    except InvalidOperation as error:
        raise Unreadable(say("no_number", text=text)) from error
    if value >= 10**15:
        raise Unreadable(say("too_large", text=text))
    return -value if negative else value


def _decimal_point(digits: str, decimal_comma: bool | None) -> str:
    """The last sign is the decimal one, unless it comes again; three digits after a lone sign are thousands where that is the custom."""
    if not re.fullmatch(r"[\d.,]+", digits):
        raise InvalidOperation
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, decimal = (",", ".") if point > comma else (".", ",")
        return digits.replace(thousands, "").replace(decimal, ".")
    sign = "," if comma >= 0 else "."
    if digits.count(sign) > 1:
        return digits.replace(sign, "")
    three_follow = len(digits) - digits.rfind(sign) - 1 == 3
    is_thousands = three_follow and (decimal_comma is not True if sign == "," else decimal_comma is True)
    return digits.replace(sign, "" if is_thousands else ".")


def decimal_comma_in(texts: Iterable[str]) -> bool | None:
    """Whether a column writes 1.234,56 or 1,234.56: any number that allows only one reading decides; None when none does."""
    for text in texts:
        signs = re.sub(r"[^.,\d]", "", text)
        comma, point = signs.rfind(","), signs.rfind(".")
        if comma < 0 and point < 0:
            continue
        sign = "," if comma > point else "."
        repeated = signs.count(sign) > 1
        if repeated or (comma >= 0 and point >= 0):
            return (sign == ",") is not repeated
        if len(signs) - max(comma, point) - 1 != 3:
            return sign == ","
    return None


def unrounded(text: str) -> str:
    """A code that a spreadsheet turned into a number: `1.0028E+04` → `10028`, `10028.0` → `10028`; others stay as they are.

    Raises Unreadable when digits were rounded away.
    """
    plain = re.sub(r"^(\d+)\.0+$", r"\1", text.strip())
    found = SCIENTIFIC.fullmatch(plain)
    if found is None:
        return plain
    whole, decimals, exponent = found[1], found[2] or "", int(found[3])
    if len(decimals) < exponent and (len(decimals) >= 4 or exponent > 12):
        raise Unreadable(say("rounded", text=text))
    return str(int(Decimal(f"{whole}.{decimals or 0}E{exponent}")))


def day_first(texts: Iterable[str], spanish: bool) -> bool:
    """Whether a column writes 31/12/2026 or 12/31/2026: any date that allows only one reading decides."""
    for text in texts:
        parts = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b", text)
        if parts and int(parts[1]) > 12:
            return True
        if parts and int(parts[2]) > 12:
            return False
    return spanish


def is_ambiguous_day(text: str) -> bool:
    """Whether both numbers could be the month, and it matters which is."""
    parts = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b", text)
    return bool(parts and int(parts[1]) <= 12 and int(parts[2]) <= 12 and parts[1] != parts[2])


def day(text: str, day_before_month: bool = False) -> date | None:
    """ISO, 12/31/2026, 31.12.2026, 31-Dec-2026, Dec 31, 2026, 20261231, Excel's serial number; times are left off."""
    if is_blank(text) or text.strip().lower() in NEVER:
        return None
    try:
        found = _day(text.strip(), day_before_month)
    except (ValueError, OverflowError) as error:
        raise Unreadable(say("no_date", text=text)) from error
    if not 1950 <= found.year <= 2100:
        raise Unreadable(say("no_likely_date", text=text))
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
    code = unrounded(text)
    if not re.fullmatch(r"\d{3,5}(-\d{4})?|\d{8,9}", code):
        return code.upper()
    main, _, more = code.partition("-")
    if len(main) >= 8:
        main, more = main.zfill(9)[:5], main.zfill(9)[5:]
    return main.zfill(5) + (f"-{more}" if more else "")


def whole_days(text: str) -> int | None:
    """`30`, `30 days`, `cada 30 días`, `monthly`; 0 is none."""
    if is_blank(text) or re.fullmatch(r"0+(\.0+)?", text.strip()):
        return None
    if text.strip().lower() in RHYTHMS:
        return RHYTHMS[text.strip().lower()]
    found = re.fullmatch(r"\D*(\d{1,4})(?:\.0+)?\D*", text.strip())
    if not found or not 1 <= int(found[1]) <= 3650 or text.strip().startswith("-"):
        raise Unreadable(say("no_days", text=text))
    return int(found[1])


def tier(text: str) -> str | None:
    """`A`, `b`, `Class C`, `Tier 1`. Raises Unreadable for any other."""
    if is_blank(text):
        return None
    said = text.strip().upper()
    letter = re.search(r"(?:^|[\s:(-])([ABC])(?:$|[\s:)-])", said)
    digit = re.fullmatch(r"\D*([123])(?:\.0)?", said)
    found = letter[1] if letter else {"1": "A", "2": "B", "3": "C"}.get(digit[1]) if digit else None
    if found is None:
        raise Unreadable(say("no_tier", text=text))
    return found


def kind(text: str) -> str | None:
    """Active, Customer - Direct, Prospecto, Inactivo … Raises Unreadable for a word it does not know."""
    return _by_word(text, KIND_WORDS, "kind")


def language(text: str) -> str | None:
    return _by_word(text, LANGUAGES, "language")


def _by_word(text: str, words: dict[str, str], wanted: str) -> str | None:
    if is_blank(text):
        return None
    said = re.split(r"[\s/,;]+", text.strip().lower())
    for value in reversed(words):
        if set(said) & set(words[value].split()):
            return value
    raise Unreadable(say(f"no_{wanted}", text=text))


def phone(text: str) -> str | None:
    """As it was written: extensions and all. Raises Unreadable when there is no number in it."""
    if is_blank(text):
        return None
    number = unrounded(text)
    if len(re.sub(r"\D", "", number)) < 7:
        raise Unreadable(say("no_phone", text=text))
    return number[:60]


def email(text: str) -> str | None:
    if is_blank(text):
        return None
    if not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+", text.strip()):
        raise Unreadable(say("no_email", text=text))
    return text.strip()[:320]
