"""A visit as the customer's appointment, in the customer's language. The objective stays ours."""

import re
from dataclasses import replace

from fieldapp.accounts.models import Account, Contact
from fieldapp.core.actor import current_org
from fieldapp.core.clock import now
from fieldapp.core.errors import Invalid
from fieldapp.core.records import find
from fieldapp.people.queries import must_have_organisation
from fieldapp.trips.calendar import Entry, Party, write_invitation
from fieldapp.trips.models import Visit
from fieldapp.trips.queries import owner_of

# a contact's may be any text; a line or a question in it would be more than an address
ADDRESS = re.compile(r"[^\s@?&<>\"\x00-\x20\x7f]+@[^\s@?&<>\"\x00-\x20\x7f]+")
WORDS = {
    "en": ("Visit: {rep}, {company}", "{rep} of {company} would like to visit you."),
    "es": ("Visita: {rep}, {company}", "{rep} de {company} quisiera visitarle."),
}


def invitation(visit: Visit, entry: Entry, guest: Contact) -> bytes:
    """The .ics file for one person there. Raises Invalid for a visit without a time, and for somebody of another account."""
    if guest.account_id != visit.account_id:
        raise Invalid("That person belongs to another account.", errors={"contact": ["another account's"]})
    if entry.start is None:
        raise Invalid("Give the visit a time first.", code="no_time", errors={"planned_start": ["missing"]})
    rep = find("user", owner_of(visit), deleted=True)
    names = {"rep": rep.name if rep is not None else "", "company": must_have_organisation().name}
    summary, text = (words.format(**names) for words in WORDS[language_of(guest)])
    host = Party(names["rep"], rep.email if rep is not None else None)
    email = next(filter(ADDRESS.fullmatch, guest.emails), None)
    return write_invitation(replace(entry, summary=summary, text=text), host, Party(guest.name, email), now())


def language_of(guest: Contact) -> str:
    """The person's own, the account's, the company's."""
    account: Account | None = find("account", guest.account_id, deleted=True)
    company = find("settings", current_org())
    wanted = [guest.language, account.language if account is not None else None, company.language if company is not None else None]
    return next((language for language in wanted if language in WORDS), "en")
