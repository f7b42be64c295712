import threading

handlers = {"a": lambda: print("a")}


def handler_for(name):
    return handlers[name]


thread = threading.Thread(target=handlers.get("a"))
other = threading.Thread(target=handler_for("a"))
named = threading.Thread(target=getattr(handlers, "clear"))
for each in (thread, other, named):
    each.start()
    each.join()  # expect: THR131
