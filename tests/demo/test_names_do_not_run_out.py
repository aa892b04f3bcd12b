"""A sample company of thousands of accounts is larger than the words for their names."""

from fieldapp.demo import words
from fieldapp.demo.company import _name
from fieldapp.demo.dice import Dice


def test_when_every_name_is_taken_a_number_tells_namesakes_apart() -> None:
    taken = {f"{first} {trade} {form}" for first in words.FIRST for trade, _ in words.TRADE for form in words.FORM}
    before = len(taken)
    made = [_name(Dice(seed), taken)[0] for seed in (1, 2, 1)]
    assert len(taken) == before + 3 == len({*taken, *made})
