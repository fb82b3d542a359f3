"""Which lots goods are taken from."""

from hypothesis import given
from hypothesis import strategies as st

from db.rules.lots import LotLeft, named, take

LOTS = st.lists(
    st.builds(
        LotLeft,
        st.binary(min_size=1, max_size=2),
        st.integers(-5, 20),
        st.sampled_from("AB"),
        st.sampled_from([None, "2027-01-31"]),
    ),
    max_size=6,
)


@given(LOTS, st.integers(0, 60))
def test_what_is_taken_was_there(lots: list[LotLeft], quantity: int) -> None:
    """Never more than was wanted, never from less than nothing, all that there is if need be."""
    before = sum(max(lot.left, 0) for lot in lots)
    parts = take(lots, quantity)
    taken = sum(part for _, part in parts)
    assert taken == min(before, quantity)
    assert all(part > 0 for _, part in parts)
    assert sum(max(lot.left, 0) for lot in lots) == before - taken


@given(LOTS, st.integers(1, 60))
def test_the_first_go_first(lots: list[LotLeft], quantity: int) -> None:
    """A lot is touched only when those before it are empty."""
    parts = take(lots, quantity)
    for lot, _ in parts[:-1]:
        assert lot.left == 0


@given(LOTS, st.sampled_from(["", "A"]), st.sampled_from([None, "2027-01-31"]))
def test_only_those_that_were_named(lots: list[LotLeft], code: str, day: str | None) -> None:
    """By code, by date, by both, or any."""
    chosen = named(lots, code, day)
    assert all(lot.left > 0 and lot.code.startswith(code) for lot in chosen)
    assert all(day in (None, lot.expires_on) for lot in chosen)
    if not code and day is None:
        assert len(chosen) == sum(lot.left > 0 for lot in lots)
