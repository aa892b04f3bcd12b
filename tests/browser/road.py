"""The day on the road, without a server: what the rep takes down."""

import re
from dataclasses import dataclass

from playwright.sync_api import FilePayload, expect

from tests.browser.phones import Phone
from tests.browser.pictures import taken


@dataclass(frozen=True)
class Said:
    """What one rep types, in their language."""

    note: str
    need: str
    contact: str
    job: str
    task: str
    fluid: str
    account: str
    half: str


SAID = {
    "en": Said(
        'Boom hose on crane 2 burst at the crimp.\nThey want two spares — and "nobody" answers the phone.',
        "Two wire hose, 3/4, for the boom",
        "Dolores Fontenot",
        "Maintenance lead",
        "Send her the price of two spares",
        "ISO 46, dirty",
        "Neches Dredging",
        "They dredge with a 12 in suction and the swivel le",
    ),
    "es": Said(
        "Se reventó la manguera del aguilón en el casquillo.\nQuieren dos de repuesto; «nadie» contesta: ¡ni el dueño!",
        "Manguera de dos mallas de ¾ para el aguilón",
        "Begoña Núñez",
        "Jefa de mantenimiento",
        "Mandarle el precio de dos repuestos",
        "ISO 46, sucio",
        "Dragados Neches",
        "Dragan con succión de 12 pulgadas y la unión girat",
    ),
}


def take_photo(rep: Phone, key: str, picture: FilePayload) -> None:
    """Through the camera's button, as the phone hands the picture over."""
    with rep.page.expect_file_chooser() as asked:
        rep.button(key).click()
    asked.value.set_files(picture)


def check_in(rep: Phone) -> str:
    """From the plate of Today. The id of the visit."""
    rep.button("today.check_in").click()
    rep.page.wait_for_url("**/visits/*")
    expect(rep.button("visits.check_out")).to_be_visible()
    return rep.record()


def write_note(rep: Phone, body: str) -> None:
    note = rep.page.get_by_label(rep.words("visits.what_happened"))
    note.fill(body)
    rep.sees("core.saved_here")


def write_need(rep: Phone, said: Said) -> str:
    """A hose with how many, how urgent and a few answers of the checklist, and a photo of it. Its id."""
    page, w = rep.page, rep.words
    rep.link("visits.need").click()
    page.get_by_label(w("needs.summary")).fill(said.need)
    rep.group("needs.urgency").get_by_role("button", name=w("needs.urgency_line_down")).click()
    rep.button("needs.kind_hose").click()
    page.get_by_role("group", name=w.field("hose", "hose_id_dash")).get_by_role("button", name="-12").click()
    page.get_by_label(w.field("hose", "overall_length")).fill("42 1/2")
    letter(rep, "M")
    page.get_by_label(w.field("hose", "fluid")).fill(said.fluid)
    letter(rep, "P")
    page.get_by_label(w.field("hose", "working_pressure")).fill("3000")
    more = rep.group("needs.quantity").get_by_role("button", name=w("core.more"))
    for _tap in range(3):
        more.click()
    has_quantity(rep, "3")
    take_photo(rep, "needs.photo", taken(60))
    expect(rep.button("capture.photo_n", n=1)).to_be_visible()
    need = rep.record()
    rep.button("core.back").click()
    return need


def has_quantity(rep: Phone, figure: str) -> None:
    expect(rep.group("needs.quantity").get_by_role("textbox")).to_have_value(figure)


def shows_photo(phone: Phone) -> int:
    """Opens the picture; its width in pixels, once it is really on the screen."""
    phone.button("capture.photo_n", n=1).click()
    picture = phone.sheet().get_by_role("img", name=phone.words("capture.photo"))
    expect(picture).to_be_visible()
    width: int = picture.evaluate("async (image) => { await image.decode(); return image.naturalWidth }")
    phone.sheet().get_by_role("button", name=phone.words("core.close")).click()
    return width


def letter(rep: Phone, group: str) -> None:
    """Turn to one letter of STAMPED."""
    rep.page.get_by_role("group", name="STAMPED").get_by_role("button", name=rep.words(f"needs.group_{group}")).click()


def record_voice(rep: Phone) -> None:
    rep.button("visits.voice").click()
    rep.page.get_by_role("button", name=re.compile(f"^{rep.words('visits.voice_stop')} 0:0[1-9]$")).click()  # a second was heard
    rep.sees("visits.voice_kept")


def promise_follow_up(rep: Phone, said: Said) -> None:
    rep.button("visits.follow_up").click()
    rep.sheet().get_by_label(rep.words("visits.what_to_do")).fill(said.task)
    rep.sheet().get_by_role("button", name=rep.words("visits.tomorrow")).click()
    expect(rep.sheet()).to_have_count(0)


def add_contact(rep: Phone, said: Said) -> None:
    rep.button("visits.add_contact").click()
    rep.sheet().get_by_label(rep.words("visits.contact_name")).fill(said.contact)
    rep.sheet().get_by_label(rep.words("visits.contact_title")).fill(said.job)
    rep.button("visits.keep_contact").click()
    expect(rep.group("visits.people").get_by_role("button", name=said.contact)).to_have_attribute("aria-pressed", "true")


def check_out(rep: Phone) -> None:
    rep.group("visits.outcome").get_by_role("button", name=rep.words("visits.outcome_order")).click()
    rep.button("visits.check_out").click()
    rep.sees("visits.checked_out")


def skip_the_next(rep: Phone) -> None:
    """The stop on the plate is left out, with a reason."""
    rep.page.get_by_role("region", name=rep.words("today.next_stop")).get_by_role("link").first.click()
    rep.button("visits.skip").click()
    rep.sheet().get_by_role("button", name=rep.words("visits.reason_closed")).click()
    rep.sees("visits.skip_kept")


def call_on_somebody_new(rep: Phone, said: Said) -> str:
    """A plant nobody had: an account from the "+", then a visit there. Its id."""
    rep.button("shell.add").click()
    rep.sheet().get_by_role("button", name=rep.words("shell.add_account"), exact=True).click()
    rep.page.get_by_label(rep.words("accounts.name"), exact=True).fill(said.account)
    rep.button("accounts.make").click()
    rep.page.get_by_role("heading", name=said.account).wait_for()
    rep.link("accounts.check_in").click()
    expect(rep.button("visits.check_out")).to_be_visible()
    return rep.record()
