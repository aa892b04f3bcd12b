"""tolerance.py: which changes of an approved plan need a decision. Whatever the plan and the limits."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldapp.trips import changes, rules
from fieldapp.trips.estimates import RATES
from fieldapp.trips.tolerance import Tolerance, weigh, without

whatever = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)  # a busy machine is no failure
START = date(2026, 12, 14)
DAYS = [(START + timedelta(days)).isoformat() for days in range(3)]
ACCOUNTS = [f"a{number}" for number in range(8)]
ROWS = st.tuples(st.sampled_from(DAYS), st.integers(1, 6), st.none() | st.just("09:30"), st.integers(15, 120), st.booleans())
STOPS = st.dictionaries(st.sampled_from(ACCOUNTS), ROWS, max_size=8)
PLACES = st.fixed_dictionaries(
    {name: st.none() | st.fixed_dictionaries({"lat": st.floats(29, 31), "lon": st.floats(-96, -93)}) for name in ACCOUNTS}
)
LIMITS = st.builds(Tolerance, st.integers(0, 8), st.floats(0, 500), st.floats(0, 50_000))
NOTHING = Tolerance(0, 0, 0)
EVERYTHING = Tolerance(50, 10_000, 10**9)


def plan(stops: dict[str, tuple[Any, ...]], **facts: Any) -> dict[str, Any]:
    frame = {"start_date": DAYS[0], "end_date": DAYS[-1], "base": {"label": "Houston", "position": {"lat": 29.76, "lon": -95.36}}}
    visits = [[day, position, account, start, minutes, fixed] for account, (day, position, start, minutes, fixed) in stops.items()]
    return {**frame, "budget": None, "visits": visits, **facts}


@whatever
@given(STOPS, PLACES)
def test_what_is_as_approved_never_asks(stops: dict[str, Any], places: dict[str, Any]) -> None:
    assert weigh(plan(stops), plan(stops), places, RATES, NOTHING).beyond == []


@whatever
@given(STOPS, st.randoms(use_true_random=False))
def test_inside_a_day_nothing_counts_as_a_visit(stops: dict[str, Any], random: Any) -> None:
    """Where nobody has located anything there is no way either: then it never asks."""
    shaken = {
        account: (row[0], random.randint(1, 6), "13:00", random.randint(15, 120), random.random() < 0.5) for account, row in stops.items()
    }
    weight = weigh(plan(stops), plan(shaken), {}, RATES, NOTHING)
    assert (weight.visits, weight.beyond) == (0, [])


@whatever
@given(STOPS, st.sets(st.sampled_from(ACCOUNTS)), st.integers(0, 8))
def test_each_visit_more_less_or_on_another_day_counts_once(stops: dict[str, Any], touched: set[str], most: int) -> None:
    after = dict(stops)
    for account in touched:
        if account not in stops:
            after[account] = (DAYS[0], 9, None, 45, False)
        elif len(account) % 2 or account == "a0":
            del after[account]
        else:
            after[account] = (DAYS[(DAYS.index(stops[account][0]) + 1) % 3], *stops[account][1:])
    weight = weigh(plan(stops), plan(after), {}, RATES, Tolerance(most, 0, 0))
    assert weight.visits == len(touched)
    assert weight.beyond == (["visits"] if len(touched) > most else [])


@whatever
@given(STOPS, STOPS, PLACES, LIMITS, LIMITS)
def test_who_may_do_more_is_never_asked_for_more(before: Any, after: Any, places: Any, one: Tolerance, other: Tolerance) -> None:
    wider = Tolerance(max(one.visits, other.visits), max(one.km, other.km), max(one.cost, other.cost))
    asked = [set(weigh(plan(before), plan(after), places, RATES, limits).beyond) for limits in (wider, one)]
    assert asked[0] <= asked[1]


@whatever
@given(STOPS, STOPS, PLACES)
def test_there_and_back_again_weighs_the_opposite(before: Any, after: Any, places: Any) -> None:
    there, back = weigh(plan(before), plan(after), places), weigh(plan(after), plan(before), places)
    assert (there.visits, there.metres) == (back.visits, -back.metres)
    assert abs(there.cents + back.cents) <= 1


@whatever
@given(STOPS, STOPS, PLACES)
def test_days_base_and_budget_are_the_managers_whatever_the_limits(before: Any, after: Any, places: Any) -> None:
    money = {"amount": "900.00", "currency": "USD"}
    frames: dict[str, dict[str, Any]] = {"days": {"end_date": DAYS[1]}, "base": {"base": None}, "budget": {"budget": money}}
    for name, facts in frames.items():
        assert name in weigh(plan(before), plan(after, **facts), places, RATES, EVERYTHING).beyond
    assert weigh(plan(before), plan(after), places, RATES, EVERYTHING).beyond == []


@whatever
@given(STOPS, st.sets(st.sampled_from(ACCOUNTS)), PLACES)
def test_a_skipped_stop_weighs_nothing_wherever_it_stands(stops: dict[str, Any], skipped: set[str], places: dict[str, Any]) -> None:
    """The rest closes up around it; the skipped one keeps its old place in the day or any other."""
    moved = {account: (DAYS[2], 7, None, 15, True) if account in skipped else row for account, row in stops.items()}
    before, after = (without(one, skipped) for one in (plan(stops), plan(moved)))
    assert weigh(before, after, places, RATES, NOTHING).beyond == []


STEPS = st.lists(st.sampled_from(["change", "change a little", "undo", "approve", "approve old", "return", "start"]), max_size=30)


@whatever
@given(STEPS)
def test_the_approved_version_is_always_what_was_approved_last(steps: list[str]) -> None:
    """The decisions as the actions keep them: what asks is beyond, what does not ask is within, approved or as approved."""
    now = approved = plan({"a0": (DAYS[0], 1, None, 45, False)})
    decisions = changes.decided([], {"what": "approve", "by": "m", "content": rules.content_hash(now)}, now)
    for number, step in enumerate(steps):
        asks = rules.amendment("approved", decisions)
        if step in ("change", "change a little", "undo"):
            visits = [*now["visits"], [DAYS[0], 5, f"b{number}", None, 45, False]] if step == "change" else now["visits"]
            now = approved if step == "undo" else {**now, "visits": [[*row[:4], row[4] + 15, row[5]] for row in visits]}
            weight = weigh(approved, now, {}, RATES, Tolerance(1, 80, 10_000))
            change = {"what": "changed", "by": "r", "changes": weight.changes, "beyond": weight.beyond}
            decisions = changes.with_change(decisions, change)
            assert (rules.amendment("approved", decisions) == "waiting") == bool(weight.beyond)
        elif asks and step in ("approve", "return", "approve old"):
            met = rules.amendment_verdict(
                "return" if step == "return" else "approve", asks, "approved", approved_already=step == "approve old"
            )
            if met == "go":
                decisions = changes.decided(decisions, {"what": step, "by": "m", "content": rules.content_hash(now)}, now)
                approved = now if step == "approve" else approved
        elif step == "start":
            decisions = changes.decided(decisions, {"what": "start", "by": "r"}, now)
        assert changes.approved(decisions) == approved
        assert sum("covers" in one for one in decisions) <= 2
