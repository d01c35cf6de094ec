"""Everything that can go wrong and is not a bug. Libraries raise; only the command line explains, in one line."""


class FactcheckError(Exception):
    """The message says what is wrong, where, and what to do. The command line prints it and exits with 2."""


class NoIndex(FactcheckError):
    """There is no index at the place named."""


class EncoderMismatch(FactcheckError):
    """The index was built with another encoder than the one asked for."""


class DamagedIndex(FactcheckError):
    """The index folder holds something that it should not, or lacks something that it needs."""


class BusyIndex(FactcheckError):
    """Another process is writing to the index, and has not finished in time."""


class BadClaimSet(FactcheckError):
    """A claim set that can't be run; the message names file, line and what was expected."""


class NothingMatched(FactcheckError):
    """A filter or selection that leaves nothing: a run that checked nothing is never a success."""


class BadInput(FactcheckError):
    """An argument, file or line given by the user that can't be used."""
