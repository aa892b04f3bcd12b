"""Pictures and uploads for tests."""

import base64
import hashlib
from io import BytesIO
from typing import Any

from PIL import Image

TUS = {"Tus-Resumable": "1.0.0"}
CHUNK = {**TUS, "Content-Type": "application/offset+octet-stream"}


def picture(shade: int = 90, kind: str = "JPEG") -> bytes:
    target = BytesIO()
    Image.new("RGB", (64, 48), (shade, 20, 200)).save(target, kind)
    return target.getvalue()


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def address(content: bytes) -> str:
    return f"/api/files/{sha(content)}"


def begin(client: Any, content: bytes) -> Any:
    return client.post(address(content), headers={**TUS, "Upload-Length": str(len(content))})


def send(client: Any, content: bytes, start: int = 0, end: int | None = None, **headers: str) -> Any:
    extra = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.patch(address(content), data=content[start:end], headers={**CHUNK, "Upload-Offset": str(start), **extra})


def upload(client: Any, content: bytes) -> Any:
    assert begin(client, content).status_code == 201
    return send(client, content)


def read(client: Any, content: bytes, **options: Any) -> Any:
    """GET the file; the server's handle is closed."""
    return client.get(address(content), buffered=True, **options)


def checksum(chunk: bytes) -> str:
    return "sha256 " + base64.b64encode(hashlib.sha256(chunk).digest()).decode()


def attach(phone: Any, account_id: str, content: bytes, mime: str = "image/jpeg") -> str:
    """An attachment record on the account, synced. Its id."""
    values = {"record_type": "account", "record_id": account_id, "sha256": sha(content), "size": len(content)}
    mutation = phone.write("create", "attachment", set={**values, "mime": mime, "taken_at": "2026-11-23T07:10:00Z"})
    verdicts = phone.sync()
    assert [verdict["verdict"] for verdict in verdicts] == ["ok"], verdicts
    return str(mutation["record"])


def held(phone: Any, record_id: str) -> dict[str, Any]:
    """The attachment as this phone holds it."""
    for records in phone.held.values():
        if ("attachment", record_id) in records:
            return dict(records["attachment", record_id]["data"])
    raise AssertionError("the phone does not hold it")
