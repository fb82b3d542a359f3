"""Several programs at once, each a process of its own, driven through their windows."""
