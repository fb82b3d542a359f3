"""Sharing: how this PC and the server stand, and what several PCs left to be settled."""
