"""How a path is shown: from `~` where it lies in the home folder, as people say it."""

from pathlib import Path


def from_home(path: str) -> str:
    """Return a path as people say it."""
    try:
        home = Path.home()
    except RuntimeError:  # nobody knows where this user's home is
        return path
    return f"~/{Path(path).relative_to(home)}" if Path(path).is_relative_to(home) else path
