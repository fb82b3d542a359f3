"""Reports: a list at the left, filters above, the table, and its export."""
