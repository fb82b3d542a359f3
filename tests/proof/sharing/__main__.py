"""`python -m tests.proof.sharing`."""

import sys

from tests.proof.sharing import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
