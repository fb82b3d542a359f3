"""Backups, and shops out of them."""
