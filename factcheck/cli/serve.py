"""``factcheck serve``: the same view as a page on this machine, until Ctrl-C."""

import os
import socket
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.opening import opened
from factcheck.cli.options import DEFAULT_INDEX, EncoderOption, IndexOption, QuietOption
from factcheck.errors import BadInput

if TYPE_CHECKING:
    from factcheck.web.guard import Names

HOST = "127.0.0.1"
PORT = 8765
# What is under way when Ctrl-C is pressed has so many seconds to end.
PATIENCE = 3


def command(
    index: IndexOption = DEFAULT_INDEX,
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help="Port; 0 takes any that is free.")] = PORT,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Another address than this machine's own: see the warning.")
    ] = HOST,
    claims: Annotated[
        Path | None,
        typer.Option("--claims", metavar="DIR", help="Folder of claim sets to offer.", file_okay=False, exists=True),
    ] = None,
    open: Annotated[
        bool | None, typer.Option("--open/--no-open", help="Open it in the browser (at a terminal: yes).")
    ] = None,
    encoder: EncoderOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show the index as a page in the browser: look up, read, add articles, run claim sets."""
    with opened(index, quiet=quiet):
        # There is an index, and it can be read.
        pass
    listening = _listening(host, port)
    address = _address(host, listening.getsockname()[1])
    names = _names(host)
    _tell(address, quiet=quiet)
    if names.any_address:
        _warn(host)
    if _wants_browser() if open is None else open:
        import webbrowser

        webbrowser.open(address)
    _serve(listening, index, claims, encoder, names)


def _listening(host: str, port: int) -> socket.socket:
    """The port, taken before anything is promised. Raises ``BadInput``."""
    try:
        family, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(place[:2], family=family)
    except OSError as error:
        # What Python adds in brackets says the same again.
        reason = (error.strerror or str(error)).partition(" (")[0].lower()
        raise BadInput(f"{host}:{port} can't be served on: {reason}; choose another with --port or --host") from error


def _address(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def _tell(address: str, *, quiet: bool) -> None:
    print(address if quiet else f"factcheck is served at {address} (Ctrl-C ends it)", flush=True)


def _warn(host: str) -> None:
    told = "everybody who can reach this machine can read the index and add to it; there is no password"
    print(f"warning: with --host {host} {told}", file=sys.stderr)


def _wants_browser() -> bool:
    """Somebody sits there, and has a screen with windows on it."""
    windows = sys.platform in {"darwin", "win32"} or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return windows and sys.stdout.isatty()


def _names(host: str) -> "Names":
    """Under which names the page is asked for: with an address of a network, under every number, and this machine's."""
    from factcheck.web.guard import LOOPBACK, Names

    if host in LOOPBACK:
        return Names()
    machine = socket.gethostname().casefold()
    return Names(LOOPBACK | {host.casefold(), machine, f"{machine}.local"}, any_address=True)


def _serve(listening: socket.socket, index: Path, claims: Path | None, encoder: str | None, names: "Names") -> None:
    """Until Ctrl-C, which is how it is meant to end."""
    import uvicorn

    from factcheck.web.app import make_app
    from factcheck.web.desk import Desk

    app = make_app(Desk(index, claim_sets=claims, encoder=encoder, today=date.today), names)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=PATIENCE
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return
