"""Which orders a receipt fulfils, worked out by hand."""

from hypothesis import given
from hypothesis import strategies as st

from db.rules.orders import Match, fulfilled

TEA, RICE, OLD, NEW = b"tea", b"rice", b"old", b"new"


def test_the_first_order_is_filled_first() -> None:
    """15 came, 10 and 20 were ordered: the older is done, of the younger 15 are still to come."""
    matches = [Match(TEA, 15, OLD, 10), Match(TEA, 15, NEW, 20)]
    assert list(fulfilled(matches)) == [(TEA, OLD, 10), (TEA, NEW, 5)]


def test_two_lines_of_a_receipt_share_an_order() -> None:
    """Two lots of one item: 4 and 9 of the 10 that were ordered; 3 came beyond it."""
    matches = [Match(b"first lot", 4, OLD, 10), Match(b"second lot", 9, OLD, 10)]
    assert list(fulfilled(matches)) == [(b"first lot", OLD, 4), (b"second lot", OLD, 6)]


def test_nothing_ordered_nothing_fulfilled() -> None:
    """And a line that is done by now takes nothing."""
    assert list(fulfilled([])) == []
    assert list(fulfilled([Match(TEA, 5, OLD, 0), Match(RICE, 2, NEW, 2)])) == [(RICE, NEW, 2)]


LINES = st.dictionaries(st.sampled_from([b"a", b"b", b"c"]), st.integers(1, 50), min_size=1)


@given(LINES, LINES)
def test_never_more_than_came_nor_than_was_ordered(
    came: dict[bytes, int], ordered: dict[bytes, int]
) -> None:
    """And no goods lie idle while an order waits: one side is used up."""
    matches = [Match(r, came[r], o, ordered[o]) for r in came for o in ordered]
    found = list(fulfilled(matches))
    for received, quantity in came.items():
        assert sum(part for line, _, part in found if line == received) <= quantity
    for line, quantity in ordered.items():
        assert sum(part for _, order, part in found if order == line) <= quantity
    assert sum(part for *_, part in found) == min(sum(came.values()), sum(ordered.values()))
    assert all(part > 0 for *_, part in found)
