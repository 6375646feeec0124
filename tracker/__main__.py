"""``python -m tracker`` and the command ``cooperation-tracker``."""

import sys

from tracker import cli


def main() -> None:
    sys.exit(cli.run(sys.argv[1:]))


if __name__ == "__main__":
    main()
