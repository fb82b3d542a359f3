"""Reports on supply."""
