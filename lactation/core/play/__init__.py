"""The kinds of play: each a state that events change, and what of it is to be seen.

One file a kind: ``KIND_start(spec, kept)`` gives the state, ``KIND_do(spec, state, event)`` the state after an event, and
``KIND_show(spec, state, words)`` the view. docs/page-protocol.md says what spec, event and view hold. State is plain JSON; its
``keep`` are the events to be kept in the learner's record, ``focus`` and ``say`` the slots to go to and to read out.
"""
