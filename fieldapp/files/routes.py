"""tus 1.0 (core, creation, checksum) at /api/files/<sha256>, and reading.

Protocol: tus.io/protocols/resumable-upload.
"""

import base64
import binascii
import hashlib
from io import BytesIO
from pathlib import Path

from flask import Blueprint, Response, request, send_file

from fieldapp.core.actor import current_actor
from fieldapp.core.errors import AppError, Invalid, NotFound, NotJson
from fieldapp.core.web import settings
from fieldapp.files import queries, uploads
from fieldapp.files.errors import OtherProtocol
from fieldapp.files.location import STRIPPED, without_location
from fieldapp.files.rules import is_sha256
from fieldapp.files.storage import storage

files = Blueprint("files", __name__)
VERSION = "1.0.0"
ALGORITHMS = ("sha1", "sha256", "md5")


class WrongType(NotJson):
    code, title = "not_a_chunk", "Send this as application/offset+octet-stream"


class UnknownMethod(AppError):
    status, code, title = 405, "method_unknown", "This cannot be done with a file"


class UnknownChecksum(AppError):
    code, title = "checksum_unknown", "This checksum cannot be read"


@files.after_request
def name_protocol(response: Response) -> Response:
    response.headers["Tus-Resumable"] = VERSION
    if request.method == "OPTIONS" or response.status_code == 412:
        response.headers["Tus-Version"] = VERSION
    return response


@files.route("/api/files", methods=["OPTIONS"], provide_automatic_options=False)
@files.route("/api/files/<sha256>", methods=["OPTIONS"], provide_automatic_options=False)
def abilities(sha256: str = "") -> Response:
    response = Response(status=204)
    response.headers["Tus-Extension"] = "creation,checksum"
    response.headers["Tus-Max-Size"] = str(settings().max_file)
    response.headers["Tus-Checksum-Algorithm"] = ",".join(ALGORITHMS)
    return response


@files.post("/api/files/<sha256>")
def begin(sha256: str) -> Response:
    """Clients that can only GET and POST name the method they mean in a header, as tus says."""
    meant = request.headers.get("X-HTTP-Method-Override", "POST").upper()
    if meant != "POST":
        return told_by_header(sha256, meant)
    ready(sha256)
    upload = uploads.begin(sha256, number("Upload-Length"))
    headers = {"Location": f"/api/files/{sha256}", "Upload-Offset": str(uploads.catch_up(upload))}
    return Response(status=201, headers=headers)


def told_by_header(sha256: str, meant: str) -> Response:
    if meant == "PATCH":
        return feed(sha256)
    if meant == "HEAD":
        ready(sha256)
        return standing(sha256)
    raise UnknownMethod("X-HTTP-Method-Override may be HEAD or PATCH here.")


@files.patch("/api/files/<sha256>")
def feed(sha256: str) -> Response:
    ready(sha256)
    if request.mimetype != "application/offset+octet-stream":
        raise WrongType
    at = number("Upload-Offset")
    end = uploads.receive(sha256, at, request.stream, checksum())
    return Response(status=204, headers={"Upload-Offset": str(end)})


@files.get("/api/files/<sha256>")
def read(sha256: str) -> Response:
    """HEAD tells where the person's own upload stands; GET gives the file to whoever holds a record with it."""
    ready(sha256)
    if request.method == "HEAD":
        return standing(sha256)
    record = queries.readable(sha256)
    try:
        source = storage().source(sha256)
    except FileNotFoundError as error:
        raise NotFound("The server has lost this file. Restore it from a backup.", code="file_missing") from error
    name = f"{sha256[:12]}.{record.mime.split('/')[1]}"
    if record.mime in STRIPPED:
        whole = source.read_bytes() if isinstance(source, Path) else source.getvalue()
        source = BytesIO(without_location(whole, record.mime))
    response = send_file(source, mimetype=record.mime, as_attachment=True, download_name=name, etag=sha256, max_age=0)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def standing(sha256: str) -> Response:
    upload = uploads.must_find(sha256)
    headers = {"Upload-Offset": str(uploads.catch_up(upload)), "Upload-Length": str(upload.size)}
    return Response(status=200, headers={**headers, "Cache-Control": "no-store"})


def ready(sha256: str) -> None:
    """Somebody is signed in, speaks the protocol and names a hash."""
    current_actor()
    if request.headers.get("Tus-Resumable", VERSION) != VERSION:
        raise OtherProtocol
    if not is_sha256(sha256):
        raise NotFound("A file's address ends in its sha256, in small letters.", code="not_a_hash")


def number(header: str) -> int:
    text = request.headers.get(header, "")
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise Invalid(f"{header} is a number of bytes.", code="header_missing", errors={header: ["not a number"]})
    return int(text)


def checksum() -> tuple[str, bytes] | None:
    """The algorithm and digest of this chunk. Raises UnknownChecksum."""
    text = request.headers.get("Upload-Checksum")
    if text is None:
        return None
    algorithm, _, encoded = text.partition(" ")
    try:
        digest = base64.b64decode(encoded.strip(), validate=True)
    except binascii.Error:
        digest = b""
    if algorithm not in ALGORITHMS or len(digest) != hashlib.new(algorithm).digest_size:
        raise UnknownChecksum(f"Take one of {', '.join(ALGORITHMS)} and its digest in base64.")
    return algorithm, digest
