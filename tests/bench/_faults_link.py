"""A TCP proxy between one phone and the server, which does to each exchange what the weather says.

A phone sends one request a connection and says `Connection: close`, so a reply ends where the server closes.
"""

import socket
import struct
from contextlib import closing, suppress
from random import Random
from threading import Event, Thread

from tests.bench._faults_weather import Weather

PATIENCE = 60  # seconds for the server; a full disk or a locked database is answered sooner
RESET = struct.pack("ii", 1, 0)  # SO_LINGER: the connection is torn, not closed
PIECES = 12


class Link:
    """Listens on `port`. `pushing`: the phone is sending changes, said by it before it connects."""

    def __init__(self, server: int, weather: Weather, random: Random) -> None:
        self._server, self.weather, self._random = server, weather, random
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.pushing = False
        self.slow = 0.0  # seconds between two pieces of a request, for a phone that trickles
        self._late: bytes | None = None
        self._reached = False  # the server was there to suffer what was done
        self._pause = Event()
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(PATIENCE)

    def _listen(self) -> None:
        while True:
            try:
                phone, _ = self._listener.accept()
            except OSError:
                return
            with closing(phone), suppress(OSError):
                phone.settimeout(PATIENCE)
                self._carry(phone)

    def _carry(self, phone: socket.socket) -> None:
        kind = self.weather.pick(self._random)
        if kind == "refused":
            self.weather.count(kind)
            self._tear(phone)
            return
        request = whole_request(phone)
        self._reached = False
        if self.pushing:
            self.weather.push_begins()
        try:
            reply = self._suffer(kind, request)
        finally:
            if self.pushing:
                self.weather.push_ends()
        if kind is not None and self._reached:
            self.weather.count(kind)
        if reply is None or (kind == "reply cut" and self._random.randrange(4) == 0):
            self._tear(phone)
        if reply:
            phone.sendall(reply)

    def _suffer(self, kind: str | None, request: bytes) -> bytes | None:
        """What the phone gets of the reply; None: the connection breaks."""
        if kind == "request cut":
            self._ask(request[: self._random.randrange(len(request))])
            return None
        if kind == "arrived late":
            self._late, self._reached = request, True
            return None
        reply = self._at_once(request) if kind == "sent twice at once" else self._in_turn(kind, request)
        late, self._late = self._late, None
        if late is not None:
            self._ask(late)
        if kind == "reply lost":
            return None
        return reply[: self._random.randrange(len(reply))] if kind == "reply cut" and reply else reply

    def _in_turn(self, kind: str | None, request: bytes) -> bytes:
        if kind == "sent twice":
            self._ask(request)
        if kind == "delayed":
            self._pause.wait(self._random.uniform(0.002, 0.03))
        if self.slow or kind == "trickled":
            return self._ask(request, self.slow or 0.005)
        reply = self._ask(request)
        if kind == "delayed":
            self._pause.wait(self._random.uniform(0.002, 0.03))
        return reply

    def _ask(self, request: bytes, between: float = 0.0) -> bytes:
        """Send these bytes and read until the server closes; what came before a breakdown counts as well."""
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._server), timeout=PATIENCE) as server:
            if between:
                size = len(request) // PIECES + 1
                for start in range(0, len(request), size):
                    server.sendall(request[start : start + size])
                    self._pause.wait(between)
            else:
                server.sendall(request)
            if is_whole(request):
                reply = read_all(server)
                self._reached = self._reached or bool(reply)
                return reply
            self._reached = True
        return b""

    def _at_once(self, request: bytes) -> bytes:
        """The same request on two connections in the same moment; the phone gets the first one's reply."""
        address, replies = ("127.0.0.1", self._server), []
        with (
            suppress(OSError),
            socket.create_connection(address, timeout=PATIENCE) as one,
            socket.create_connection(address, timeout=PATIENCE) as two,
        ):
            for server in (one, two):
                server.sendall(request)
            replies = [read_all(server) for server in (one, two)]
            self._reached = all(replies)
        return replies[0] if replies else b""

    @staticmethod
    def _tear(phone: socket.socket) -> None:
        phone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)


def missing(request: bytes) -> int | None:
    """Bytes that are still to come; None while the header is not whole."""
    head, blank, body = request.partition(b"\r\n\r\n")
    if not blank:
        return None
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value) - len(body)
    return 0


def is_whole(request: bytes) -> bool:
    return missing(request) == 0


def whole_request(phone: socket.socket) -> bytes:
    request = b""
    while not is_whole(request):
        some = phone.recv(65536)
        if not some:
            raise ConnectionError("the phone hung up")
        request += some
    return request


def read_all(server: socket.socket) -> bytes:
    parts = []
    with suppress(OSError):
        while some := server.recv(65536):
            parts.append(some)
    return b"".join(parts)
