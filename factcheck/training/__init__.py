"""Offline: trains what ``speech`` and ``index`` ship, from data folders to weights and model cards.

Needs the extra ``[train]``. Nothing here runs when the tool is used.
"""
