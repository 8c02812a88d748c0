"""One file an explorer: settings -> what to draw, what to read out and what to say.

Each scene ``name`` has five public functions, and both faces use nothing else of it:

``check_name(settings)``                 refuses a setting that cannot be
``name_run(settings, parameters)``       the physiology for one set of parameters (the slow part); checks first
``name_member(settings, parameters)``    for a member of the ensemble: what the band needs of it
``name_show(settings, run, members)``    ``{"series", "readouts", "sentence"}``; ``members`` may be empty, then bands are empty
``name_light()``                         the settings that only choose what to show, so that ``run`` need not be repeated
"""
