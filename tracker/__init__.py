"""Cooperation Tracker: what a country has agreed with others, kept and printed.

    cli        the command line; opens the window when no other verb is given
    gui        windows: the only package that imports PySide6
    briefs     PDF briefs: gathered as plain data, then drawn
    sample     the sample register, built from public facts by the same verbs people use
    records    what is kept: countries, sessions, agreements, commitments, and their rules
    store      how it is kept: one SQLite file, edits, undo, history
    languages  what the program knows of Kazakh, Russian, Turkish and English
    resources  where fonts, icons, catalogues and the sample's facts are

Each package imports only the ones below it.
"""

__version__ = "0.1.0"
