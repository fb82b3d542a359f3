"""Scans from every source at once: what is scanned and when, and the till that takes it."""
