"""tus 1.0: begun, resumed, checked, whole."""

from tests.company import Company
from tests.files.camera import CHUNK, TUS, address, attach, begin, checksum, held, picture, send, sha, upload


def test_a_photo_arrives_in_two_parts(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    begun = begin(client, content)
    assert begun.status_code == 201
    assert begun.headers["Location"] == address(content)
    assert send(client, content, 0, 100).headers["Upload-Offset"] == "100"
    where = client.head(address(content), headers=TUS)
    assert (where.headers["Upload-Offset"], where.headers["Upload-Length"]) == ("100", str(len(content)))
    assert where.headers["Cache-Control"] == "no-store"
    last = send(client, content, 100)
    assert (last.status_code, last.headers["Upload-Offset"]) == (204, str(len(content)))


def test_beginning_again_goes_on_where_it_stood(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    begin(client, content)
    send(client, content, 0, 100)
    assert begin(client, content).headers["Upload-Offset"] == "100"
    send(client, content, 100)
    assert begin(client, content).headers["Upload-Offset"] == str(len(content))


def test_a_part_sent_twice_is_refused_and_does_no_harm(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    begin(client, content)
    send(client, content, 0, 100)
    assert send(client, content, 0, 100).status_code == 409
    assert send(client, content, 100).status_code == 204


def test_a_damaged_part_leaves_no_trace(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    begin(client, content)
    damaged = send(client, content, 0, 100, Upload_Checksum=checksum(b"other bytes"))
    assert damaged.status_code == 460
    assert client.head(address(content)).headers["Upload-Offset"] == "0"
    assert send(client, content, 0, 100, Upload_Checksum=checksum(content[:100])).status_code == 204


def test_a_client_that_can_only_post_names_the_method_it_means(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    begin(client, content)
    fed = client.post(
        address(content),
        data=content[:100],
        headers={**CHUNK, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"},
    )
    assert (fed.status_code, fed.headers["Upload-Offset"]) == (204, "100")
    where = client.post(address(content), headers={**TUS, "X-HTTP-Method-Override": "HEAD"})
    assert (where.status_code, where.headers["Upload-Offset"]) == (200, "100")
    assert client.post(address(content), headers={**TUS, "X-HTTP-Method-Override": "DELETE"}).status_code == 405
    assert client.head(address(content)).headers["Upload-Offset"] == "100"


def test_more_bytes_than_announced_are_refused(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    client.post(address(content), headers={**TUS, "Upload-Length": "50"})
    assert send(client, content).status_code == 413
    assert client.head(address(content)).headers["Upload-Offset"] == "0"


def test_a_file_that_is_not_what_its_hash_names_starts_over(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    begin(client, content)
    wrong = content[:-1] + bytes([content[-1] ^ 1])
    answer = client.patch(
        address(content),
        data=wrong,
        headers={**TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"},
    )
    assert (answer.status_code, answer.get_json()["code"]) == (422, "hash_mismatch")
    assert send(client, content).status_code == 204


def test_another_protocol_version_is_told_ours(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    answer = client.post(address(content), headers={"Tus-Resumable": "0.2.2", "Upload-Length": "5"})
    assert (answer.status_code, answer.headers["Tus-Version"]) == (412, "1.0.0")


def test_abilities_are_told_to_whoever_asks(company: Company) -> None:
    answer = company.app.test_client().options("/api/files")
    assert answer.headers["Tus-Extension"] == "creation,checksum"
    assert int(answer.headers["Tus-Max-Size"]) > 0


def test_what_is_too_large_is_refused_before_it_is_sent(company: Company) -> None:
    client, content = company.phone("rep").client, picture()
    answer = client.post(address(content), headers={**TUS, "Upload-Length": str(10**12)})
    assert (answer.status_code, answer.get_json()["code"]) == (413, "file_too_large")


def test_a_stranger_uploads_nothing(company: Company) -> None:
    client, content = company.app.test_client(), picture()
    assert begin(client, content).status_code == 401
    assert send(client, content).status_code == 401


def test_the_feed_says_stored_once_the_bytes_are_here(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    record_id = attach(phone, company.account(), content)
    assert held(phone, record_id)["stored"] is False
    upload(phone.client, content)
    phone.sync()
    assert held(phone, record_id)["stored"] is True


def test_bytes_may_come_before_their_record(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    upload(phone.client, content)
    assert held(phone, attach(phone, company.account(), content))["stored"] is True


def test_the_same_photo_on_two_records_is_stored_for_both(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    first, second = (attach(phone, company.account(), content) for _ in range(2))
    upload(phone.client, content)
    phone.sync()
    assert held(phone, first)["stored"] is held(phone, second)["stored"] is True
    assert sha(content) == held(phone, first)["sha256"]
