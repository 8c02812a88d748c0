"""Kernels that start at once: each is forked from a process that has made the course's imports.

A lesson's kernel needs two seconds for its imports and a tenth of one for the lesson. With dozens of lessons that is most of
a build, and most of a run of nbval. Jupyter's provisioners are the place to start kernels in another way.
"""

import json
import os
import signal
import subprocess
import sys
from importlib.metadata import EntryPoint
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

NAME = "milk-in-motion-warm"


def use_warm_kernels() -> None:
    """Start the kernels of this process, and of those it forks, from a warm one. Elsewhere than on Linux nothing changes."""
    if sys.platform == "linux":  # forking a process with graphics libraries is not safe on every system
        factory = KernelProvisionerFactory.instance()
        factory.provisioners[NAME] = EntryPoint(NAME, f"{__name__}:WarmProvisioner", KernelProvisionerFactory.GROUP_NAME)
        factory.default_provisioner_name = NAME


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel as a fork of the warm process; everything else is as for a kernel of this machine."""

    warm: "Warm | None" = None  # of this process; what was forked from it with a pipe to its parent's makes its own
    process: Any = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel of the connection file that the command names, in ``cwd`` and with ``env``.

        Raises
        ------
        RuntimeError
            The warm process could not import the course.
        """
        order = {
            "file": cmd[cmd.index("-f") + 1],
            "cwd": str(kwargs.get("cwd") or os.getcwd()),
            "env": kwargs.get("env") or dict(os.environ),
        }
        if WarmProvisioner.warm is None or not WarmProvisioner.warm.serves():
            WarmProvisioner.warm = Warm()
        self.process = Fork(WarmProvisioner.warm.fork(order))
        self.pid = self.pgid = self.process.pid
        self.cwd = order["cwd"]
        return self.connection_info


class Warm:
    """The warm process, and the pipes to it."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", f"from {__name__} import main; main()"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.owner = os.getpid()

    def serves(self) -> bool:
        """Return whether it runs and is this process's own."""
        return self.owner == os.getpid() and self.process.poll() is None

    def fork(self, order: dict[str, Any]) -> int:
        """Hand in an order and return the number of the process that became its kernel."""
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(order), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{__name__}: found no kernel process, expected the course to be importable (see the error above)")
        return int(answer)


class Fork:
    """What a provisioner asks of a process it started, for one that another process forked."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """Return None while the process runs. How it ended is not known here: kernels say so on their own channels."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self) -> int:
        """Return the end's code of a process that has ended."""
        return 0

    def send_signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)


def start(order: dict[str, Any]) -> None:
    """Become the kernel of an order; does not return."""
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()  # a process group of its own, for signals
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)  # what was here are the warm process's orders and answers
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    ends_with = f"--IPKernelApp.parent_handle={os.getppid()}"  # the warm process ends with the one that gives it orders
    quiet = "--IPKernelApp.log_level=ERROR"  # each would warn that it speaks in the clear, on this machine with itself
    IPKernelApp.launch_instance(argv=["-f", order["file"], ends_with, quiet])
    os._exit(0)


def main() -> None:
    """Import what lessons import, and read templates and words; then fork a kernel for each order, until there are no more."""
    import ipykernel.kernelapp  # noqa: F401, PLC0415

    import lactation.activities  # noqa: PLC0415
    import lactation.faces.notebook  # noqa: F401, PLC0415
    from lactation.content.words import words  # noqa: PLC0415
    from lactation.faces.page import environment  # noqa: PLC0415

    for name in environment().list_templates():  # most lessons show a few of each
        environment().get_template(name)
    words()  # its file is the longest that a lesson reads

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a kernel ended
    while line := sys.stdin.readline():
        pid = os.fork()
        if pid == 0:
            start(json.loads(line))
        print(pid, flush=True)
