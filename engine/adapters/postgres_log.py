"""Looks at what a PostgreSQL server writes in its log: of what failed no rows, and of what it was sent no values.

What is kept is sealed, so no text of a case can come into it. Ids, units and days could.
"""

from engine.adapters.findings import amiss, fine
from engine.adapters.postgres_link import Link
from engine.application.upkeep import Check

PART = "server-log"

# The first line that is wanted in the server's settings and is not so; empty where all are.
_WANTED = """
SELECT CASE
    WHEN current_setting('log_error_verbosity') <> 'terse' THEN 'log_error_verbosity = terse'
    WHEN current_setting('log_parameter_max_length_on_error') <> '0' THEN 'log_parameter_max_length_on_error = 0'
    WHEN current_setting('log_parameter_max_length') <> '0' AND (
        current_setting('log_statement') IN ('mod', 'all')
        OR current_setting('log_min_duration_statement') <> '-1'
        OR current_setting('log_min_duration_sample') <> '-1'
    ) THEN 'log_parameter_max_length = 0'
    ELSE ''
END
"""


def log_check(link: Link) -> Check:
    """Look at it."""
    ((wanted,),) = link.all(_WANTED)
    return amiss(PART, "log-wordy", setting=wanted) if wanted else fine(PART, "log-terse")
