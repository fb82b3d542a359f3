"""Moving average as a bookkeeper works it out on paper; quantities in pieces, money in rupiah."""

from db.rules.cost import Costed, Pool, issue, receive, take_back

ONE, RUPIAH = 1_000, 10_000


def on_paper(costed: Costed) -> tuple[float, float, float, float]:
    """Cost and variance of the movement; pieces and value of the pool after it."""
    pool = costed.pool
    money = costed.cost / RUPIAH, costed.variance / RUPIAH
    return *money, pool.quantity / ONE, pool.cost / RUPIAH


def bought(pool: Pool, pieces: int, each: int) -> Costed:
    """A receipt of so many pieces at so much each."""
    return receive(pool, pieces * ONE, pieces * each * RUPIAH)


def test_ten_at_100_eight_sold_ten_at_200() -> None:
    """Two at 100 and ten at 200 are twelve worth 2,200; half of them cost 1,100."""
    pool = bought(Pool(), 10, 100).pool
    sold = issue(pool, 8 * ONE)
    assert on_paper(sold) == (800, 0, 2, 200)
    again = bought(sold.pool, 10, 200)
    assert on_paper(again) == (2_000, 0, 12, 2_200)
    assert again.pool.unit_cost == 1_833_333  # 183.3333
    half = issue(again.pool, 6 * ONE)
    assert on_paper(half) == (1_100, 0, 6, 1_100)
    assert on_paper(issue(half.pool, 6 * ONE)) == (1_100, 0, 0, 0)


def test_a_sale_into_a_deficit_then_a_receipt() -> None:
    """Two at 100 are there, five are sold: 500 by the last cost. Ten arrive at 120.

    The three that were missing cost 3 x 20 more than estimated: a variance of 60. Seven are left
    at 120 each.
    """
    pool = bought(Pool(), 2, 100).pool
    sold = issue(pool, 5 * ONE)
    assert on_paper(sold) == (500, 0, -3, -300)
    assert on_paper(bought(sold.pool, 10, 120)) == (1_200, 60, 7, 840)


def test_a_receipt_smaller_than_the_deficit() -> None:
    """Of five missing at 100, two arrive at 130: 60 more than estimated, three stay missing."""
    pool = issue(Pool(0, 0, 100 * RUPIAH), 5 * ONE).pool
    assert on_paper(bought(pool, 2, 130)) == (260, 60, -3, -300)


def test_the_second_of_two_receipts_is_reversed_after_a_sale() -> None:
    """Twenty worth 3,000, five sold for 750; ten leave at 150 that had cost 2,000.

    500 too little leaves the pool, a variance of -500; five stay at 150.
    """
    pool = bought(bought(Pool(), 10, 100).pool, 10, 200).pool
    sold = issue(pool, 5 * ONE)
    assert on_paper(sold) == (750, 0, 15, 2_250)
    assert on_paper(take_back(sold.pool, 10 * ONE, 2_000 * RUPIAH)) == (2_000, -500, 5, 750)


def test_the_last_piece_takes_the_remainder() -> None:
    """Three for 100 rupiah: 33.3333, 33.3334 and 33.3333, and nothing is left over."""
    pool, costs = receive(Pool(), 3 * ONE, 100 * RUPIAH).pool, []
    for _ in range(3):
        costed = issue(pool, ONE)
        costs.append(costed.cost)
        pool = costed.pool
    assert costs == [333_333, 333_334, 333_333]
    assert (pool.quantity, pool.cost) == (0, 0)


def test_what_comes_back_is_worth_what_left() -> None:
    """Four of twenty at 150 go to the supplier, who had asked 200: -200. Back again: as before."""
    pool = Pool(20 * ONE, 3_000 * RUPIAH, 150 * RUPIAH)
    gone = take_back(pool, 4 * ONE, 800 * RUPIAH)
    assert on_paper(gone) == (800, -200, 16, 2_400)
    worth = gone.cost + gone.variance
    assert on_paper(receive(gone.pool, 4 * ONE, gone.cost, worth)) == (800, 200, 20, 3_000)
