"""Contacts find their account and are completed, never doubled."""

from tests.accounts.exports import CONTACTS, ERP, counts, here, take
from tests.company import Company


def test_contacts_find_their_account_even_by_a_number_that_lost_its_zeros(company: Company) -> None:
    take(company, ERP)
    assert counts(take(company, CONTACTS, "contacts")) == (2, 0, 0, 0, 0)
    jennifer = next(contact for contact in here(company, "contact") if contact.title == "Compras")
    assert (jennifer.name, jennifer.emails, jennifer.phones) == ("Jennifer Ramírez", ["jramirez@lone.example"], [])


def test_a_second_run_changes_no_contact(company: Company) -> None:
    take(company, ERP)
    take(company, CONTACTS, "contacts")
    assert counts(take(company, CONTACTS, "contacts")) == (0, 0, 2, 0, 0)


def test_a_contact_of_nobody_is_rejected_with_its_line(company: Company) -> None:
    report = take(company, CONTACTS, "contacts")
    assert counts(report) == (0, 0, 0, 2, 0)
    assert report["rejected"][0]["line"] == 2
    assert "10000" in report["rejected"][0]["reason"]


def test_a_new_phone_is_added_to_those_that_are_here(company: Company) -> None:
    take(company, ERP)
    take(company, CONTACTS, "contacts")
    more = "CUST NO,FIRST,LAST,MOBILE,E-MAIL\r\n010014,MARK,BROWN,555 010 7788,mark@star.example\r\n"
    assert counts(take(company, more, "contacts")) == (0, 1, 0, 0, 0)
    mark = next(contact for contact in here(company, "contact") if contact.name == "Mark Brown")
    assert mark.phones == ["351-320-8387", "555 010 7788"]


def test_the_same_person_twice_is_listed(company: Company) -> None:
    take(company, ERP)
    again = CONTACTS + "010000,jennifer,ramirez,,,\r\n010000,J.,Ramirez,,JRamirez@lone.example,\r\n"
    report = take(company, again, "contacts")
    assert counts(report) == (2, 0, 0, 0, 2)
