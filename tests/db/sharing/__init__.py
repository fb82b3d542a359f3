"""Tests of sharing: the hub on a real PostgreSQL, and what a PC makes of it."""
