"""Runs bti as the machine's user `berit`: what a page shows does not depend on who runs the tests."""

from cli import main  # noqa: TID251 - a process of its own, which ends with it
from engine import bootstrap

if __name__ == "__main__":
    vars(bootstrap)["operating_user"] = lambda: "berit"
    main()
