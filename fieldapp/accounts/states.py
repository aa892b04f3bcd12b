"""The states of the USA, by code and by name, as addresses write them. Pure."""

NAMES = (
    "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida"
    "|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland"
    "|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey"
    "|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island"
    "|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin"
    "|WY Wyoming|PR Puerto Rico"
)
CODES = {name.casefold(): code for code, name in (state.split(" ", 1) for state in NAMES.split("|"))}


def state_code(text: str | None) -> str | None:
    """`TX`, `tx.` and `Texas` → `TX`; None for anything else."""
    plain = (text or "").strip().rstrip(".").casefold()
    return CODES.get(plain) or (plain.upper() if plain.upper() in CODES.values() else None)
