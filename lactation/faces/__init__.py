"""The two faces of every activity: ``notebook`` (ipywidgets) and ``page`` (HTML). They know no activity by name."""
