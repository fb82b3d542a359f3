"""First start and signing in."""
