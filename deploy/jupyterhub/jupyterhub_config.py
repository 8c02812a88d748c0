"""A JupyterHub for a workshop on one machine. ``make hub`` reads it; README.md beside it says what for and for whom."""

import asyncio
import os
import signal
import sys
from html import escape
from pathlib import Path

from lactation.content.hub import hub_texts
from lactation.hub.homes import keep_quiet, refresh
from lactation.hub.place import PROXY_PID
from lactation.hub.settings import NOTEBOOKS, ROOT, settings, shared
from lactation.hub.sign_in import WorkshopAuthenticator
from lactation.wall.network import url

told = settings()
told.homes.mkdir(parents=True, exist_ok=True)
c = get_config()  # noqa: F821 -- JupyterHub defines it

# ---- Where: one port for everybody, two above it for the hub and its proxy among themselves ----
c.JupyterHub.bind_url = url(told.host, told.port)
c.JupyterHub.hub_bind_url = url("127.0.0.1", told.port + 1)
c.ConfigurableHTTPProxy.api_url = url("127.0.0.1", told.port + 2)
c.ConfigurableHTTPProxy.command = [os.environ.get("MILK_HUB_PROXY", "configurable-http-proxy")]
c.ConfigurableHTTPProxy.pid_file = str(told.data / PROXY_PID)
c.JupyterHub.db_url = f"sqlite:///{told.data / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(told.data / "cookie_secret")

# ---- Who: any name, one password for all; a name becomes a folder, so it is kept plain ----
c.JupyterHub.authenticator_class = WorkshopAuthenticator
c.SharedPasswordAuthenticator.user_password = told.password
c.Authenticator.allow_all = True
c.JupyterHub.template_vars = {"announcement_login": escape(hub_texts()["sign_in"])}

# ---- What: a JupyterLab each, all as one user of the machine, each in a home of its own ----
home = str(told.homes).replace("{", "{{").replace("}", "}}") + "/{username}"
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = home
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.notebook_dir = home
c.Spawner.default_url = f"/lab/tree/notebooks/{told.opens}"
c.Spawner.args = [
    "--LanguageServerManager.autodetect=False",  # starts npm for each participant, to look for what nobody here needs
    "--MappingKernelManager.cull_idle_timeout=1800",  # a lesson that nobody has open; its answers are in the file
    "--MappingKernelManager.cull_interval=120",
]
if os.geteuid() == 0:
    c.Spawner.args += ["--allow-root"]
c.Spawner.environment = shared(told.data) | {"PYTHONPATH": str(ROOT)}
c.Spawner.env_keep = ["PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "LACTATION_LANGUAGE"]

# ---- How many at once. Ten people who press the button together are a workshop's first minute: nobody is sent away for that,
# only where memory would run out. A server that starts beside nineteen others may take minutes. ----
c.JupyterHub.concurrent_spawn_limit = 0
c.JupyterHub.active_server_limit = told.most
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# ---- Who has gone home gives the memory back ----
c.JupyterHub.services = [
    {"name": "idle-culler", "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=5400", "--cull-every=300"]}
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "services": ["idle-culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]


async def bring_lessons(spawner):
    """Bring the lessons into a participant's home; what the participant changed stays. What fails keeps nobody out."""
    home = Path(spawner.home_dir)
    try:
        await asyncio.to_thread(keep_quiet, home)
    except OSError as error:
        spawner.log.error("%s: %s", spawner.user.name, error)
    brought = await asyncio.to_thread(refresh, NOTEBOOKS, home)
    if brought.changed:
        spawner.log.info("%s keeps %d lessons as changed there", spawner.user.name, len(brought.changed))
    for problem in brought.problems:
        spawner.log.error(problem)


c.Spawner.pre_spawn_hook = bring_lessons

# ---- Whoever closes the terminal stops the hub as Ctrl+C does: else everybody's servers would stay behind ----
if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
