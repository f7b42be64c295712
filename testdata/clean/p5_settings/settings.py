DEBUG = False
DATABASE = None
PLUGINS = {}


def configure(debug, database):
    global DEBUG, DATABASE
    DEBUG = debug
    if DATABASE is None:
        DATABASE = open(database, "rb")


def register(name, plugin):
    if name in PLUGINS:
        raise ValueError(name)
    PLUGINS[name] = plugin
