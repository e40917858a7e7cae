"""Ports of loopback for servers that have to be told theirs."""

import random
import socket

_PORTS = range(15_000, 32_000)
"""Below those that a system gives to whoever asks for any (Linux: from 32768 on), a browser and its peers among them."""
_TAKEN: list[socket.socket] = []


def port() -> int:
    """A port that is free, and stays so until a server is there: no other test is given it as long as this process lives.

    Who holds the number of UDP, which no server of ours wants, has the port of TCP.
    """
    while True:
        number = random.choice(_PORTS)
        token = socket.socket(type=socket.SOCK_DGRAM)
        try:
            token.bind(("127.0.0.1", number))
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", number))
        except OSError:
            token.close()
        else:
            _TAKEN.append(token)
            return number
