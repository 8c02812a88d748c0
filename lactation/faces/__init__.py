"""The two faces of every activity: ``page`` (HTML), ``notebook`` (the same in an ipywidget). They know no activity by name."""
