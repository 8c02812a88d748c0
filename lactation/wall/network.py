"""The addresses of this machine, and who is answered: machines of the same network that ask by one of these addresses.

A page of the internet can point its own name at an address of this network and so ask in a browser's name (DNS rebinding); such a
question carries that name in its ``Host``. So only addresses are taken there, and the names of this machine.
"""

import ipaddress
import socket
from functools import lru_cache

import psutil

ALL = ("0.0.0.0", "::")
LOOPBACK = "127.0.0.1"
LOCAL = tuple(
    ipaddress.ip_network(text)
    for text in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "::1", "fc00::/7", "fe80::/10")
)
SOMEWHERE = (("10.255.255.255", socket.AF_INET), ("fd00::1", socket.AF_INET6))  # nothing is sent there

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def as_address(text: str) -> Address | None:
    """Return an address as such, one of version 4 inside one of version 6 too; None where it is none."""
    try:
        found = ipaddress.ip_address(text.partition("%")[0])  # an interface may stand behind it
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def is_local(text: str) -> bool:
    """Return whether an address belongs to this machine or to a network of its own (RFC 1918, RFC 4193, link-local)."""
    found = as_address(text)
    return found is not None and any(found in network for network in LOCAL)


def is_typed(host: str) -> bool:
    """Return whether a browser takes an address: no interface behind it, none of version 4 inside one of version 6."""
    found = as_address(host)
    return found is not None and "%" not in host and (found.version == 4) == (":" not in host) and not is_bound(found)


def is_bound(found: Address) -> bool:
    """Return whether an address means nothing without its interface: a link-local one of version 6."""
    return found.version == 6 and found.is_link_local


def route(target: str, family: socket.AddressFamily) -> str:
    """Return the address from which this machine would ask a network; nothing where there is no way. Sends nothing."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asked:
            asked.connect((target, 9))
            return str(asked.getsockname()[0])
    except OSError:
        return ""


def interfaces() -> list[str]:
    """Return the addresses of all networks that are up, as the machine lists them."""
    up = {name for name, told in psutil.net_if_stats().items() if told.isup}
    families = (socket.AF_INET, socket.AF_INET6)
    return [one.address for name, told in psutil.net_if_addrs().items() if name in up for one in told if one.family in families]


def own_addresses() -> list[str]:
    """Return this machine's addresses on its networks, without loopback: the one of its route first, version 4 before 6.

    A link-local address of version 6 needs the name of the interface, which no browser takes: it is left out.
    """
    found = [route(*one) for one in SOMEWHERE] + interfaces()
    kept = []
    for text in dict.fromkeys(found):
        one = as_address(text)
        if one is not None and is_local(text) and not one.is_loopback and not is_bound(one):
            kept.append(str(one))
    return sorted(dict.fromkeys(kept), key=lambda text: ":" in text)


def is_loopback(host: str) -> bool:
    """Return whether nobody but this machine reaches a host."""
    found = as_address(host)
    return found is not None and found.is_loopback


def reached_at(host: str) -> list[str]:
    """Return the addresses at which phones reach what listens at ``host``; none where only this machine does."""
    if is_loopback(host):
        return []
    if host not in ALL:
        return [host]
    return [one for one in own_addresses() if host == "::" or ":" not in one]


def url(address: str, port: int) -> str:
    """Return an address with its port as a browser wants it, without what comes behind."""
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"


@lru_cache(maxsize=1)
def own_names() -> tuple[str, ...]:
    """Return the names by which this machine may be asked."""
    name = socket.gethostname().lower().removesuffix(".local")
    return ("localhost", name, f"{name}.local")


def host_is_ours(header: str) -> bool:
    """Return whether a request's ``Host`` is an address of a local network or a name of this machine."""
    name = header.strip().lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0]
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    return is_local(name) or name in own_names() or name.endswith(".localhost")  # that is this machine everywhere
