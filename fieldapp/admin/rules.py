"""What holds for a company that has set nothing. The phone has the same in static/app/core/company.ts."""

UNITS = ("mi", "km")
RATES = {"km_rate": "0.43", "night_rate": "140.00", "meals_rate": "60.00"}
CURRENCY = "USD"


def default_rates() -> dict[str, dict[str, str]]:
    """Per kilometre driven, per night away, per day on the road."""
    return {name: {"amount": amount, "currency": CURRENCY} for name, amount in RATES.items()}
