"""One file an explorer: settings -> what to draw, what to read out and what to say.

Each scene ``name`` has five public functions, and both faces use nothing else of it:

``check_name(settings)``                 refuses a setting that cannot be
``name_run(settings, parameters)``       the physiology for one set of parameters (the slow part); checks first
``name_member(settings, parameters)``    for a member of the ensemble: what the band needs of it
``name_show(settings, run, members)``    ``{"series", "readouts", "sentence"}``; ``members`` may be empty, then bands are empty
``name_light()``                         the settings that only choose what to show, so that ``run`` need not be repeated

A scene whose run takes long has three more, for the page under a moving hand; ``run["unfinished"]`` lists what is missing:

``name_quick(settings, parameters, last)``  a run exact in all that is read out and said; the rest moves as the ``last`` one
``name_more(settings, parameters, run)``    works out one piece of it; when nothing is unfinished, it is what ``name_run`` gives
``name_begin()``                            a run of which all is unfinished

``show`` goes through a member's lists by index: from a page's worker they come as typed arrays, which ``for x in`` would misread.
"""
