"""Moving-average cost, against examples worked by hand and against arithmetic that cannot drift."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from db.rules.cost import Costed, Pool, issue, receive, take_back

ONE = 1_000

quantities = st.integers(1, 10**10)
costs = st.integers(0, 10**16)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("receive"), quantities, costs),
        st.tuples(st.just("issue"), quantities, st.just(0)),
        st.tuples(st.just("take_back"), quantities, costs),
    ),
    max_size=12,
)


def test_the_average_moves_with_each_receipt() -> None:
    """10 at 100, sell 8, 10 at 200: the sale cost 800 and the 12 that are left cost 2,200."""
    pool = receive(Pool(), 10 * ONE, 1_000).pool
    sold = issue(pool, 8 * ONE)
    after = receive(sold.pool, 10 * ONE, 2_000)
    assert (sold.cost, sold.variance) == (800, 0)
    assert after.variance == 0
    assert after.pool == Pool(12 * ONE, 2_200, 183)


def test_a_receipt_into_a_deficit_posts_the_difference() -> None:
    """2 at 100; 5 sold; 10 at 120 arrive: the 3 that were missing cost 60 more than estimated."""
    pool = receive(Pool(), 2 * ONE, 200).pool
    sold = issue(pool, 5 * ONE)
    filled = receive(sold.pool, 10 * ONE, 1_200)
    assert sold == Costed(500, 0, Pool(-3 * ONE, -300, 100))
    assert filled == Costed(1_200, 60, Pool(7 * ONE, 840, 120))


def test_a_receipt_that_fills_only_part_of_a_deficit() -> None:
    """3 missing at an estimate of 300; 1 arrives at 130: 30 of variance, 2 still missing."""
    deficit = Pool(-3 * ONE, -300, 100)
    assert receive(deficit, ONE, 130) == Costed(130, 30, Pool(-2 * ONE, -200, 130))


def test_goods_sold_before_any_receipt_cost_nothing_until_it_comes() -> None:
    """Without a known cost the sale costs 0; the receipt's whole cost becomes variance."""
    sold = issue(Pool(), 2 * ONE)
    assert sold == Costed(0, 0, Pool(-2 * ONE, 0, 0))
    assert receive(sold.pool, 2 * ONE, 500) == Costed(500, 500, Pool(0, 0, 250))


def test_the_second_of_two_receipts_is_reversed_after_a_sale() -> None:
    """10 at 100, 10 at 200, 5 sold at 150: ten leave at 150, the document says 200 each."""
    pool = receive(Pool(), 10 * ONE, 1_000).pool
    pool = receive(pool, 10 * ONE, 2_000).pool
    pool = issue(pool, 5 * ONE).pool
    assert take_back(pool, 10 * ONE, 2_000) == Costed(2_000, -500, Pool(5 * ONE, 750, 150))


def test_the_last_piece_takes_the_remainder() -> None:
    """Three pieces for 100: 33, 34 and 33, and nothing is left."""
    pool = receive(Pool(), 3 * ONE, 100).pool
    issued = []
    for _ in range(3):
        costed = issue(pool, ONE)
        issued.append(costed.cost)
        pool = costed.pool
    assert issued == [33, 34, 33]
    assert (pool.quantity, pool.cost) == (0, 0)


@given(steps)
def test_a_pool_never_drifts(booked: list[tuple[str, int, int]]) -> None:
    """A pool is what came in less what left less variances, and an empty one is worth nothing."""
    pool, quantity, cost = Pool(), 0, 0
    for kind, amount, stated in booked:
        if kind == "receive":
            costed = receive(pool, amount, stated)
            quantity, cost = quantity + amount, cost + costed.cost - costed.variance
            assert costed.cost == stated
        elif kind == "issue":
            costed = issue(pool, amount)
            quantity, cost = quantity - amount, cost - costed.cost
            assert costed.variance == 0
            assert costed.cost >= 0
        else:
            costed = take_back(pool, amount, stated)
            quantity, cost = quantity - amount, cost - costed.cost - costed.variance
            assert costed.cost == stated
        pool = costed.pool
        assert (pool.quantity, pool.cost) == (quantity, cost)
        assert pool.cost * pool.quantity >= 0
        assert pool.quantity or not pool.cost
        assert pool.unit_cost >= 0


@given(quantities, costs, st.lists(st.integers(1, 10**9), min_size=1, max_size=20))
def test_issues_follow_the_exact_average(quantity: int, cost: int, issues: list[int]) -> None:
    """Rounding never takes a single issue further than half a part from the pool's own average."""
    pool = receive(Pool(), quantity, cost).pool
    for wanted in issues:
        if wanted > pool.quantity:
            break
        exact = Fraction(pool.cost * wanted, pool.quantity)
        costed = issue(pool, wanted)
        assert abs(costed.cost - exact) <= Fraction(1, 2)
        pool = costed.pool
