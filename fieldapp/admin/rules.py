"""What holds for a company that has set nothing. The phone has the same in static/app/core/company.ts."""

from typing import Any

from fieldapp.trips.tolerance import USUAL

UNITS = ("mi", "km")
RATES = {"km_rate": "0.43", "night_rate": "140.00", "meals_rate": "60.00"}
CURRENCY = "USD"
MOST_VISITS, MOST_KM = 50, 10_000


def default_tolerance() -> dict[str, Any]:
    """What a rep may change on an approved trip without asking anew: visits, kilometres more, cost more (`fieldapp/trips/tolerance.py`)."""
    return {"visits": USUAL.visits, "km": USUAL.km, "cost": {"amount": f"{USUAL.cost / 100:.2f}", "currency": CURRENCY}}


def default_rates() -> dict[str, dict[str, str]]:
    """Per kilometre driven, per night away, per day on the road."""
    return {name: {"amount": amount, "currency": CURRENCY} for name, amount in RATES.items()}
