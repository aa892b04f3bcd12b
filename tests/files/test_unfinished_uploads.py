"""An upload that nobody went on with for a month goes, with its bytes; a younger one and a whole file stay."""

import os
from datetime import timedelta
from pathlib import Path

from fieldapp.core.actor import acting_as, system
from fieldapp.core.clock import frozen, now
from fieldapp.core.web import settings
from fieldapp.files import uploads
from tests.company import Company
from tests.files.camera import address, begin, picture, send, upload


def parts() -> list[Path]:
    return sorted((settings().instance / "uploads").iterdir())


def tidy(company: Company) -> None:
    with acting_as(system(company.org_id)):
        uploads.tidy({})
        uploads.tidy({})


def test_what_lay_unfinished_for_a_month_goes(company: Company) -> None:
    client, started, whole = company.phone("rep").client, picture(10), picture(20)
    begin(client, started)
    send(client, started, 0, 50)
    upload(client, whole)
    before = len(parts())
    with frozen(now() + timedelta(days=29)):
        tidy(company)
    assert len(parts()) == before
    with frozen(now() + timedelta(days=31)):
        tidy(company)
    assert len(parts()) == before - 1
    assert client.head(address(started)).status_code == 404
    assert client.head(address(whole)).status_code == 200


def test_bytes_that_belong_to_no_upload_go_once_they_are_old(company: Company) -> None:
    folder = settings().instance / "uploads"
    folder.mkdir(exist_ok=True)
    for name, days in (("stray", 31), ("fresh", 1)):
        (folder / name).write_bytes(b"x")
        moment = (now() - timedelta(days=days)).timestamp()
        os.utime(folder / name, (moment, moment))
    tidy(company)
    assert not (folder / "stray").exists()
    assert (folder / "fresh").exists()
    (folder / "fresh").unlink()
