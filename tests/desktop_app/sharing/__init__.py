"""The page of sharing."""
