"""A road between phone and server like a middling 4G cell: so many bytes a second each way, a delay, and a count of what passed."""

import asyncio
import threading
from collections import Counter

DOWN, UP = 9_000_000 / 8, 3_000_000 / 8  # bytes a second: 9 Mbit/s down, 3 up
DELAY = 0.040  # seconds each way, 80 ms for a question and its answer
PIECE = 16_384  # bytes


class Road:
    """A TCP proxy in a thread of its own. Bytes are counted on the server's side of HTTP, as they travel."""

    def __init__(self, port: int) -> None:
        self._target = port
        self.bytes: Counter[str] = Counter()
        self._loop = asyncio.new_event_loop()
        self._free = {"down": 0.0, "up": 0.0}  # when the cell has sent what it was given: all connections share it
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def _open(self) -> asyncio.Server:
        return await asyncio.start_server(self._meet, "127.0.0.1", 0)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        try:
            await asyncio.gather(self._carry(reader, far_writer, "up", UP), self._carry(far_reader, writer, "down", DOWN))
        finally:
            for end in (writer, far_writer):
                end.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str, rate: float) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.ensure_future(self._deliver(queue, writer))
        try:
            while piece := await reader.read(PIECE):
                self.bytes[way] += len(piece)
                self._free[way] = max(self._free[way], self._loop.time()) + len(piece) / rate
                await queue.put((self._free[way] + DELAY, piece))
        except ConnectionError:
            pass
        await queue.put((0.0, b""))
        await delivering

    async def _deliver(self, queue: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter) -> None:
        """Pieces leave in order, each when its time has come; an empty one is the end."""
        while True:
            due, piece = await queue.get()
            if not piece or writer.is_closing():
                break
            await asyncio.sleep(max(0.0, due - self._loop.time()))
            writer.write(piece)
        writer.close()

    def close(self) -> None:
        """End every connection and the thread."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        under_way = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
