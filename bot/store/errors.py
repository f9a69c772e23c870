"""What can go wrong with the record, in words for an operator.

StoreError
├── SchemaError   written by a newer Lightkeeper
└── KeyMissingError   a note needs a key and there is none, or it does not fit
"""


class StoreError(Exception):
    """The database cannot be used: what, where and how to mend it."""


class SchemaError(StoreError):
    """The database was written by a newer Lightkeeper."""


class KeyMissingError(StoreError):
    """Notes are kept encrypted, and no fitting key is set."""
