"""One run of `./run bench faults`: fifty phones write over bad networks while blows fall on the server; then everybody comes to rest."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Event, Thread

from flask import Flask

from fieldapp import create_app
from fieldapp.core.clock import now, stamp
from fieldapp.core.database import write
from fieldapp.people.models import Device
from fieldapp.settings import Settings
from tests.bench._faults_company import WHO
from tests.bench._faults_count import Result, count
from tests.bench._faults_link import Link
from tests.bench._faults_phone import RoadPhone
from tests.bench._faults_plants import ON_THE_PHONE, ON_THE_SERVER
from tests.bench._faults_site import Site
from tests.bench._faults_weather import Weather
from tests.bench._faults_work import Hand

RATE = 80  # of a hundred exchanges go wrong
AWAY_DAYS = 92
TRICKLING = 40
WAIT = 0.05  # seconds before a phone tries again; real ones wait longer
FULL_OUTBOX = 6  # changes that wait: while the server is away nobody writes for hours
MOST_TRIES = 12  # in good weather; pages included
STUCK = 600  # seconds within which the next blow must be due


class Run:
    """One run on one database. `trickle` is the slowest exchange of other phones while forty trickle, in seconds."""

    def __init__(self, folder: Path, on: str, faults: int, seed: int, plant: str, tell: Callable[[str], None]) -> None:
        self.faults, self.seed, self.on, self.tell = faults, seed, on, tell
        self.weather = Weather(RATE)
        self.site = Site(folder, on, plant if plant in ON_THE_SERVER else "", self.weather, Random(f"{seed}/site"))
        self.trickle = 0.0
        self.over = Event()
        self.wrong: list[BaseException] = []
        self.phones = [self._phone(number, name, plant if plant in ON_THE_PHONE else "") for number, name in enumerate(WHO)]
        self.hands = [Hand(phone, number, Random(f"{seed}/hand/{number}")) for number, phone in enumerate(self.phones)]
        self.app = self._app()

    def _phone(self, number: int, name: str, plant: str) -> RoadPhone:
        """Every other one packs what it sends, and every fifth one's clock is two years off."""
        port = self.site.server.port
        link = Link(port, self.weather, Random(f"{self.seed}/{number}"))
        clock = "2028-11-23T07:10:00Z" if number % 5 == 4 else "2026-11-23T07:10:00Z"
        return RoadPhone(name=name, server=port, link=link, plant=plant, packs=number % 2 == 1, clock=clock)

    def _app(self) -> Flask:
        return create_app(Settings(instance=self.site.server.instance, database_url=self.site.database_url, log_level="ERROR"))

    def go(self, blows: list[str]) -> Result:
        """Raises what a phone met that the protocol does not know."""
        begin = time.monotonic()
        try:
            self.calm()
            self.months_pass()
            self.storm(blows)
            self.tell(f"{self.weather.total()} faults after {time.monotonic() - begin:.0f} s")
            self.everyone_trickles()
            self.three_months_later()
            self.calm()
            self.calm()  # once more: what the last ones sent has to reach the first
            with self.app.app_context():
                return count(self.phones)
        except BaseException:
            self.tell(self.site.server.complaints())
            raise
        finally:
            self.weather.rate = 0
            self.over.set()
            self.site.close()
            for phone in self.phones:
                phone.link.close()

    def months_pass(self) -> None:
        """The last phone goes away with changes of which the server has half, and its owner goes on writing."""
        away, hand = self.phones[-1], self.hands[-1]
        for _ in range(20):
            hand.write()
        away.exchange(mutations=away.outbox[:10])
        for _ in range(20):
            hand.write()

    def storm(self, blows: list[str]) -> None:
        """Everybody but the one who is away, until enough has gone wrong."""
        self.weather.rate = RATE
        threads = [Thread(target=self._live, args=(number,)) for number in range(len(self.phones) - 1)]
        for thread in threads:
            thread.start()
        try:
            for number, blow in enumerate(blows):
                if self.wrong:
                    break
                self._wait(self.faults * (number + 1) // (len(blows) + 1))
                self.site.strike(blow)
                self.tell(f"{self.weather.total()} faults, {blow}")
            self._wait(self.faults)
        finally:
            self.over.set()
            for thread in threads:
                thread.join()
            self.weather.rate = 0
        if self.wrong:
            raise self.wrong[0]

    def _wait(self, faults: int) -> None:
        end = time.monotonic() + STUCK
        while not self.wrong and not self.weather.wait_for(faults, 0.5):
            if time.monotonic() > end:
                raise RuntimeError(f"{self.weather.total()} faults, and nothing happens any more")

    def _live(self, number: int) -> None:
        phone, hand, random = self.phones[number], self.hands[number], Random(f"{self.seed}/life/{number}")
        try:
            for _ in range(3):
                hand.write()
            while not self.over.is_set():
                if random.random() < 0.4 and len(phone.outbox) < FULL_OUTBOX:
                    for _ in range(random.randint(1, 3)):
                        hand.write()
                if not phone.exchange(limit=random.choice([7, 200, 5000, 5000])):
                    self.over.wait(random.uniform(0, WAIT * (10 if self.weather.server_is_down else 1)))
        except BaseException as error:  # told in the main thread; the other phones stop
            self.wrong.append(error)
            self.over.set()

    def everyone_trickles(self) -> None:
        """Forty phones send their changes a few bytes at a time; the others' exchanges are timed meanwhile."""
        slow, quick = self.phones[:TRICKLING], self.phones[TRICKLING:-1]
        with ThreadPoolExecutor(TRICKLING) as pool:
            for number, phone in enumerate(slow):
                self.hands[number].write()
                phone.link.slow = 0.15
            done = [pool.submit(phone.exchange) for phone in slow]
            while not all(one.done() for one in done):
                for phone in quick:
                    begin = time.monotonic()
                    phone.exchange()
                    self.trickle = max(self.trickle, time.monotonic() - begin)
            for one in done:
                one.result()
        for phone in slow:
            phone.link.slow = 0.0
            self.weather.count("trickling among forty")

    def three_months_later(self) -> None:
        """Its session has run out: its owner signs in anew, and all that was written in the meantime is still there."""
        away = self.phones[-1]
        with self.app.app_context(), write() as session:
            known = session.query(Device).filter_by(id=away.device).one()
            known.created_at = known.last_seen = stamp(now() - timedelta(days=AWAY_DAYS))
        before = away.cookie
        away.exchange()
        if away.cookie == before:
            raise RuntimeError("a phone that was away for three months was still signed in")
        self.weather.count("three months away")

    def calm(self) -> None:
        """Every phone until it is up to date. One that never is shows in the count."""
        for phone in self.phones:
            any(phone.exchange() for _ in range(MOST_TRIES))
