"""Who says what in an article, as far as grammar tells, and whom the model may choose from where it does not.

grammar → names → speech → demands → open_matters: each knows only those before it.
"""
