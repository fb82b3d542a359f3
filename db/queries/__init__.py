"""Every read: frozen dataclass rows of what the person may see."""
