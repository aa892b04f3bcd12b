"""What a company sets for everybody."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model
from fieldapp.core.records import Record


class CompanySettings(Record, Model):
    """One row a company, with the company's own id; made when an admin first sets something. Until then the defaults of `rules` hold."""

    __tablename__ = "settings"
    language: Mapped[str] = mapped_column(String(10))
    unit: Mapped[str] = mapped_column(String(10))
    km_rate: Mapped[dict[str, str]] = mapped_column(JSON)
    night_rate: Mapped[dict[str, str]] = mapped_column(JSON)
    meals_rate: Mapped[dict[str, str]] = mapped_column(JSON)
    tolerance: Mapped[dict[str, Any]] = mapped_column(JSON)
