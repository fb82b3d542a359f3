"""The server's side: PostgreSQL as the hub of a shop, and the only place that speaks to it."""
