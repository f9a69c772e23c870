"""What can go wrong before a reader reads."""


class ModelError(Exception):
    """A model directory cannot be read. The message says what, where and how to mend it."""
