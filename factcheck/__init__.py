"""factcheck: who reports what, through whom, and how it agrees. Importing this loads nothing heavy."""

__version__ = "0.1.0"
