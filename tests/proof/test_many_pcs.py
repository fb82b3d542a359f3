"""A small share of the cost sheet's measurement: what it counts holds, and nothing is lost."""

from tests.proof.many_pcs import bytes_of_a_movement, costs_of, hub_of_its_own


def test_a_few_pcs_share_every_sale_once() -> None:
    """Each PC has every other's sales exactly once; the sheet has numbers to show."""
    with hub_of_its_own() as shop:
        wire = bytes_of_a_movement(shop)
        figures = costs_of(shop, 4, 2.0, between_sales=0.25)
    assert figures["lost"] == figures["doubled"] == 0
    assert figures["pushed_rows_s"] > 0
    assert figures["pulled_rows_s"] > figures["pushed_rows_s"]
    assert figures["connections"] >= 4
    assert min(wire.values()) > 0
