"""Opens the desktop; `main.py COMMAND ...` runs one command without it."""

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # what a start loads stays: `main` lets the collector look once it is there
    from desktop_app.command_line import main

    sys.exit(main(sys.argv[1:]))
