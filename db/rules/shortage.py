"""What is told of an item of which there is too little."""

Short = tuple[str, int, int] | tuple[str, int, int, int]


def told(name: str, there: int, wanted: int, reserved: int) -> Short:
    """Name, what is there, what was wanted and, where orders hold some of it, how much they do."""
    return (name, there, wanted, reserved) if reserved > 0 else (name, there, wanted)
