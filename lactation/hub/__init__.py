"""A JupyterHub for a workshop on one machine: docs/hosting.md and deploy/jupyterhub/README.md."""
