"""The writes that no window offers yet; the command line's `act` reaches them."""

NO_WINDOW_YET: frozenset[str] = frozenset(
    {
        "db.operations.line_details.add_return",
        "db.operations.line_details.name_return",
        "db.operations.line_details.set_line_lot",
        "db.operations.line_details.set_line_way",
        "db.operations.locations.archive_location",
        "db.operations.locations.move_location",
        "db.operations.locations.restore_location",
        "db.operations.lots.set_lot_tracking",
        "db.operations.merge.merge_items",
        "db.operations.units.add_unit",
    }
)
