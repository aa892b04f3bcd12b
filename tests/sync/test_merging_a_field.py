"""sync.md, Merging."""

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.sync.merge import merge_field

WORDS = st.lists(st.sampled_from(["a", "b", "c", "two\n", "three\n", " "]), max_size=8).map("".join)


def test_an_untouched_field_takes_the_phones_value() -> None:
    assert merge_field("scalar", 4, 4, 6).value == 6


def test_the_same_edit_twice_is_no_conflict() -> None:
    assert merge_field("scalar", 4, 6, 6) == merge_field("scalar", 6, 6, 6)


def test_two_different_scalars_keep_the_servers_and_clash() -> None:
    merged = merge_field("scalar", 3, 5, 4)
    assert (merged.value, merged.clash) == (5, True)


def test_sets_keep_what_either_added_and_drop_what_either_removed() -> None:
    assert merge_field("set", ["a", "b"], ["a", "b", "c"], ["b", "d"]).value == ["b", "c", "d"]


def test_lines_edited_apart_are_both_kept() -> None:
    merged = merge_field("text", "one\ntwo\nthree\n", "ONE\ntwo\nthree\n", "one\ntwo\nTHREE\n")
    assert (merged.value, merged.clash) == ("ONE\ntwo\nTHREE\n", False)


def test_words_edited_apart_in_one_line_are_both_kept() -> None:
    merged = merge_field("text", "call Ray on Monday about hoses", "call Raymond on Monday about hoses", "call Ray on Monday about pumps")
    assert (merged.value, merged.clash) == ("call Raymond on Monday about pumps", False)


def test_three_pallets_never_become_forty_five() -> None:
    merged = merge_field("text", "3 pallets", "5 pallets", "4 pallets")
    assert (merged.value, merged.clash) == ("5 pallets", True)


def test_an_object_is_merged_key_by_key() -> None:
    base = {"size": "-8", "media": "oil"}
    merged = merge_field("object", base, {**base, "pressure": 3000}, {"size": "-8", "ends": "JIC"})
    assert (merged.value, merged.clash) == ({"size": "-8", "pressure": 3000, "ends": "JIC"}, False)


def test_one_key_changed_twice_clashes_and_the_rest_is_kept() -> None:
    merged = merge_field("object", {}, {"size": "-8", "media": "oil"}, {"size": "-6", "ends": "JIC"})
    assert merged.clash
    assert merged.value == {"size": "-8", "media": "oil", "ends": "JIC"}
    assert merged.late == {"size": "-6", "media": "oil", "ends": "JIC"}


OBJECTS = st.dictionaries(st.sampled_from("abc"), st.sampled_from([1, 2, "x", {"typed": "3"}, None]))


@given(OBJECTS, OBJECTS, OBJECTS)
def test_of_an_object_no_key_is_lost(base: dict[str, object], ours: dict[str, object], theirs: dict[str, object]) -> None:
    merged = merge_field("object", base, ours, theirs)
    value, late = merged.value, merged.late if merged.clash else merged.value
    for key in {*base, *ours, *theirs}:
        expected = ours.get(key) if theirs.get(key) == base.get(key) else theirs.get(key)
        assert late.get(key) == expected
        assert value.get(key) in (expected, ours.get(key))
        assert merged.clash or value.get(key) == expected


@given(WORDS, WORDS)
def test_whoever_edits_alone_gets_their_text(base: str, theirs: str) -> None:
    assert merge_field("text", base, base, theirs).value == theirs
    assert merge_field("text", base, theirs, base).clash is False
    assert merge_field("text", base, theirs, base).value == theirs


@given(WORDS, WORDS, WORDS)
def test_a_merge_without_clash_does_not_depend_on_who_came_first(base: str, ours: str, theirs: str) -> None:
    one, other = merge_field("text", base, ours, theirs), merge_field("text", base, theirs, ours)
    assert one.clash == other.clash
    if not one.clash:
        assert one.value == other.value
