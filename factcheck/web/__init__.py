"""The local page: what the command line and the report show, in a browser, on this machine.

Server-rendered; every page works without script. It gathers, lists and runs through the rooms below, arranges what they
give for its templates, and decides nothing of its own. Imported late: FastAPI is heavy.
"""
