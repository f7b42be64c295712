import logging


def currentThread():
    return "main"


def activeCount():
    return 1


logging.getLogger("x").warning("%s %d", currentThread(), activeCount())
print(logging.getLevelName(10))
