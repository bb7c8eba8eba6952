"""`python -m brief`."""

import sys

from brief.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
