"""PyVRP on a planning problem: JSON from standard input, tours to standard output. A point is worth more than any way."""

import json
import sys
import time

from pyvrp import Model

PRIZE = 10_000


class Used:
    """Stops when this process has had so many seconds of a processor, as the others are stopped."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.begun = seconds, time.process_time()

    def __call__(self, _best: float) -> bool:
        return time.process_time() - self.begun >= self.seconds


def main() -> None:
    asked = json.load(sys.stdin)
    model = Model()
    places = [model.add_location(x=0, y=0) for _ in asked["value"]]
    depot = model.add_depot(places[0], tw_early=asked["first"][0], tw_late=asked["last"][0])
    for place in range(1, len(places)):
        model.add_client(
            places[place], service_duration=asked["stay"][place], tw_early=asked["first"][place], tw_late=asked["last"][place],
            prize=asked["value"][place] * PRIZE, required=False,
        )  # fmt: skip
    model.add_vehicle_type(num_available=asked["days"], start_depot=depot, end_depot=depot)
    for here, row in enumerate(asked["way"]):
        for there, way in enumerate(row):
            if here != there:
                model.add_edge(places[here], places[there], distance=way, duration=way)
    best = model.solve(Used(asked["cpu"]), seed=1, display=False).best
    tours = [[visit.idx + 1 for visit in route if visit.is_client()] for route in best.routes()] if best.is_feasible() else []
    print(json.dumps(tours))


main()
