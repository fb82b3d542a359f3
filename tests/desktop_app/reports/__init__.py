"""Tests of the page of reports."""
