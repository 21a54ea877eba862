"""The handbook: its lists are read from Markdown once, and everything else is derived from them.

    reading    Markdown and mkdocs.yml -> model
    checks     model -> problems
    rendering  model -> text or bytes

Nothing in this package knows MkDocs; `hooks/events.py` is the only bridge.
"""
