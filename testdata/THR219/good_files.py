import threading

log = open("log", "a")
guard = threading.Lock()


def work(name):
    with open(name, "w") as own:
        own.write(name)
    with guard:
        log.write(name)
        log.write("\n")
    print(name)


def writer(out):
    out.write("x")


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
log.write("end")
alone = open("alone", "w")
last = threading.Thread(target=writer, args=(alone,))
last.start()
last.join()
alone.write("end")
