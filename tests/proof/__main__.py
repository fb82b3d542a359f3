"""`python -m tests.proof [NAME...]` proves what was named, or all; 1 when something does not hold.

Every module here with a `main()` prints one line of JSON for each thing that it proves.
"""

import os
import sys
from importlib import import_module
from pathlib import Path


def proofs() -> list[str]:
    """The names of the modules and packages with a `main()`."""
    names = [path.stem for path in sorted(Path(__file__).parent.glob("[a-z]*"))]
    return [name for name in names if hasattr(import_module(f"tests.proof.{name}"), "main")]


def main(names: list[str]) -> int:
    """Runs them one after the other, also after one that fails."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    known = proofs()
    if unknown := set(names) - set(known):
        sys.stderr.write(f"there is no {', '.join(sorted(unknown))}; there are {known}\n")
        return 2
    return max(int(import_module(f"tests.proof.{name}").main()) for name in names or known)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
