"""The mileage log as rows with their words, and as a table for a spreadsheet. Pure: rides in, bytes out."""

import csv
import io
from dataclasses import dataclass

from fieldapp.trips.mileage import METRES_PER_MILE, Ride, in_unit, owed

COLUMNS = ("day", "from", "to", "purpose", "distance", "money")
WORDS = {
    "en": {
        "title": "Mileage log", "day": "Date", "from": "From", "to": "To", "purpose": "Purpose", "distance": "Distance", "money": "Amount",
        "total": "Total", "rate": "{rate} a {unit}", "sign": "Signature and date",
        "visit": "Customer visit", "back": "Way back",
        "how": "Distances are reckoned from the map, not read from the car.",
    },
    "es": {
        "title": "Registro de kilometraje", "day": "Fecha", "from": "Desde", "to": "Hasta", "purpose": "Motivo", "distance": "Distancia",
        "money": "Importe", "total": "Total", "rate": "{rate} por {unit}", "sign": "Firma y fecha",
        "visit": "Visita a cliente", "back": "Regreso",
        "how": "Las distancias se calculan en el mapa, no se leen del auto.",
    },
}  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take such a text for a formula


@dataclass(frozen=True)
class Log:
    """One trip's log. `who` and `trip` head the sheet; `cents_per_km` and `currency` are what the company pays."""

    who: str
    trip: str
    rides: list[Ride]
    unit: str
    language: str
    cents_per_km: float
    currency: str

    def word(self, key: str) -> str:
        return WORDS[self.language if self.language in WORDS else "en"][key]

    def rows(self) -> list[list[str]]:
        """A row a ride; the distance is empty where one end is not on the map."""
        return [
            [ride.day.isoformat(), ride.start, ride.end, self._purpose(ride), self._way(ride.metres), self._money(ride.metres)]
            for ride in self.rides
        ]

    def totals(self) -> tuple[str, str]:
        """Sums of what stands in the rows, so that the sheet adds up for whoever checks it."""
        known = [ride.metres for ride in self.rides if ride.metres is not None]
        way = sum(round(in_unit(metres, self.unit) * 10) for metres in known) / 10
        return f"{way:.1f}", f"{sum(owed(metres, self.cents_per_km) for metres in known) / 100:.2f}"

    def rate(self) -> str:
        """What a mile or a kilometre is paid with."""
        per_unit = self.cents_per_km * (METRES_PER_MILE / 1000 if self.unit == "mi" else 1) / 100
        return self.word("rate").format(rate=f"{per_unit:.3f} {self.currency}", unit=self.unit)

    def _purpose(self, ride: Ride) -> str:
        return self.word("back") if ride.purpose is None else ride.purpose or self.word("visit")

    def _way(self, metres: int | None) -> str:
        return "" if metres is None else f"{in_unit(metres, self.unit):.1f}"

    def _money(self, metres: int | None) -> str:
        return "" if metres is None else f"{owed(metres, self.cents_per_km) / 100:.2f}"


def as_csv(log: Log) -> bytes:
    """With a byte order mark: spreadsheets then read accents."""
    out = io.StringIO()
    writer = csv.writer(out)
    units = {"distance": log.unit, "money": log.currency}
    writer.writerow([f"{log.word(name)} ({units[name]})" if name in units else log.word(name) for name in COLUMNS])
    writer.writerows([_harmless(text) for text in row] for row in log.rows())
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RISKY) else text
