"""Tests of what goes onto other machines, and of how it is started there."""
