"""Several programs, one hub, and everything that happens to cables, servers and PCs meanwhile."""
