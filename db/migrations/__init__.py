"""Numbered, frozen steps from an empty database to today's; they never import live modules."""
