"""Opens the desktop; `main.py COMMAND ...` runs one command without it."""

import sys

from desktop_app.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
