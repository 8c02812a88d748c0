"""The two faces of every activity: ``page`` (HTML) and ``notebook`` (the same HTML in an ipywidget). They know no activity by name."""
