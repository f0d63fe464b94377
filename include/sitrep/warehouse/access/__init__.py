"""Who may do what: the roles ``sitrep_loader`` and ``sitrep_reader``, and users who have one.

The roles cannot log in. They belong to the server, not to one database of it, so that
migrating makes them where they are missing, and users are members of them.
"""

from sitrep.warehouse.access.roles import (
    LOADER,
    READER,
    expect_loader,
    grant_access,
    is_granted,
    may_migrate,
)
from sitrep.warehouse.access.users import ROLES, make_user

__all__ = [
    "LOADER",
    "READER",
    "ROLES",
    "expect_loader",
    "grant_access",
    "is_granted",
    "make_user",
    "may_migrate",
]
