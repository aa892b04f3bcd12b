"""Who stands below whom."""

from fieldapp.people.rules import goes_in_a_circle, teams_below

TREE = {"all": None, "south": "all", "gulf": "south", "north": "all"}


def test_a_team_reaches_down_all_the_way() -> None:
    assert teams_below("south", TREE) == {"south", "gulf"}
    assert teams_below("all", TREE) == set(TREE)


def test_nobody_without_a_team_stands_above_anybody() -> None:
    assert teams_below(None, TREE) == set()


def test_a_circle_in_the_tree_does_no_harm() -> None:
    assert teams_below("a", {"a": "b", "b": "a"}) == {"a", "b"}


def test_a_team_cannot_be_put_below_itself() -> None:
    assert goes_in_a_circle("south", "gulf", TREE)
    assert goes_in_a_circle("south", "south", TREE)
    assert not goes_in_a_circle("gulf", "north", TREE)
