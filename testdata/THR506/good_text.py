import threading

local = threading.local()


def audit(user):
    print(user)


def handle(name):
    local.user = "user " + name
    t = threading.Thread(target=audit, args=(local.user,))
    t.start()
    t.join()
