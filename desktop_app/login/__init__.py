"""First start, sign-in and the way back in with the recovery key."""
