"""Warm kernels behave as kernels: they run cells in their folder with their environment, stop, and end with who started them."""

import ast
import os
import subprocess
import sys
import time

import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from lactation.faces.kernels import WarmProvisioner, use_warm_kernels

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")


@pytest.fixture
def warm(monkeypatch):
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "provisioners", dict(factory.provisioners))
    monkeypatch.setattr(factory, "default_provisioner_name", factory.default_provisioner_name)
    use_warm_kernels()


def run(folder, *cells):
    """The text that the last of the cells gives."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=str(folder))
    return notebook.cells[-1].outputs[0]["data"]["text/plain"]


def gone(pid):
    """Whether a process ends within ten seconds."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_kernel_has_the_imports_its_own_folder_and_environment(warm, tmp_path, monkeypatch):
    monkeypatch.setenv("MILK_TEST", "here")
    there = "import os, sys\nos.getcwd(), os.environ['MILK_TEST'], 'lactation' in sys.modules, os.getppid()"
    assert ast.literal_eval(run(tmp_path, there)) == (str(tmp_path), "here", True, WarmProvisioner.warm.process.pid)


def test_kernels_share_nothing_and_stop(warm, tmp_path):
    first, second = (run(tmp_path, "import os, random", "os.getpid(), random.random()") for _ in range(2))
    assert first != second
    assert all(gone(int(text.strip("(").split(",")[0])) for text in (first, second))


def test_fault_in_a_cell_is_told(warm, tmp_path):
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        run(tmp_path, "1 / 0")


def test_kernel_ends_when_who_started_it_is_killed(tmp_path):
    starts = (
        "from jupyter_client.manager import start_new_kernel; from lactation.faces.kernels import use_warm_kernels\n"
        "use_warm_kernels(); manager, client = start_new_kernel(kernel_name='python3')\n"
        "print(manager.provisioner.pid, flush=True); import time; time.sleep(60)"
    )
    starter = subprocess.Popen([sys.executable, "-c", starts], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    pid = int(starter.stdout.readline())
    starter.kill()
    starter.wait()
    assert gone(pid)


def test_course_that_cannot_be_imported_is_told(warm, tmp_path, monkeypatch):
    (tmp_path / "lactation").mkdir()
    (tmp_path / "lactation" / "__init__.py").write_text("not python")
    monkeypatch.setattr(WarmProvisioner, "warm", None)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RuntimeError, match="found no kernel process, expected the course to be importable"):
        run(tmp_path, "1")
