"""Refuse every network socket: imported by the suite, and by each Python that a test starts (PYTHONPATH)."""

import socket


class Refused(socket.socket):
    """A socket that can only join processes of one machine."""

    def __init__(self, family=-1, *args, **named):
        if family != getattr(socket, "AF_UNIX", None):
            raise AssertionError("a network connection was asked for")
        super().__init__(family, *args, **named)


def refuse(*_args, **_named):
    raise AssertionError("a host name was looked up")


socket.socket = Refused
socket.getaddrinfo = socket.gethostbyname = refuse
