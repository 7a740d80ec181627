"""What holds for every test: properties try the same examples everywhere, on machines of any speed."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")
