"""The command `act`."""
