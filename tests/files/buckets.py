"""An S3 store of our own for tests: moto's server in a thread, as the bucket's clients would meet it over HTTP."""

import logging
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import pytest
from flask import Flask
from moto.server import ThreadedMotoServer

from fieldapp.core.ids import new_id
from fieldapp.files.storage import Bucket, Storage, chosen
from fieldapp.settings import Settings


class Store:
    """One server; every bucket is a new one. Stopped, nobody answers at its address."""

    def __init__(self) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        self.host, self.port = self._server.get_host_and_port()

    def bucket(self) -> str:
        """The setting that names a new, empty bucket."""
        name = new_id()
        asked = urllib.request.Request(f"http://{self.host}:{self.port}/{name}", method="PUT")
        with urllib.request.urlopen(asked, timeout=20):
            return self.setting(name)

    def setting(self, name: str) -> str:
        return f"s3://{name}/field/files?endpoint=http://{self.host}:{self.port}"

    def stop(self) -> None:
        self._server.stop()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


@contextmanager
def keys(patch: pytest.MonkeyPatch) -> Iterator[None]:
    with patch.context() as environment:
        environment.setenv("AWS_ACCESS_KEY_ID", "a key")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "a secret")
        yield


def use(app: Flask, setting: str, patch: pytest.MonkeyPatch) -> Storage:
    """From now on the app keeps its files there."""
    bucket = chosen(Settings(instance=app.extensions["settings"].instance, files=setting))
    assert isinstance(bucket, Bucket)
    patch.setitem(app.extensions, "file_storage", bucket)
    return bucket
