"""Tests of stocktakes on the scan page."""
