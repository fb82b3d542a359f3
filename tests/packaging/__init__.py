"""Tests of what goes onto other machines."""
