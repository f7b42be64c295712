import threading

connections = {}


def connection():
    ident = threading.get_ident()
    if ident not in connections:
        connections[ident] = object()  # expect: THR507 "`connections`"
    return connections[ident]


def work():
    print(connection() is not None)


for _ in range(2):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()  # expect: THR131
