"""Is a case good practice? Learners who know nothing, or only kindness, or everything, play it; limits say what must come out.

    python -m lactation.counselling.check             # all cases; CASE=c3 for one
    python -m lactation.counselling.check --show expert 3   # a talk to read aloud

``learners.py`` are the learners and what is counted (in the core's subset, so that V8 plays them), ``runtime.py`` runs them,
``bots.py`` names them, ``measures.py`` makes numbers of what was counted, ``limits.py`` holds them against the limits,
``smells.py`` warns, ``branch_map.py`` draws. docs/writing-a-case.md explains to authors what each line of the answer means.
"""
