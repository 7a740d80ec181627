"""What the values of the house are made of: frozen records, cheap to declare, to make and to compare.

The core knows msgspec through this module alone. A dataclass costs forty times as much to declare, and every command
declares all of them.
"""

from msgspec import Struct, field
from msgspec.structs import fields, replace

__all__ = ["Struct", "field", "fields", "replace"]
