import threading


def copy(source, target):
    with open(source, "rb") as read, open(target, "wb") as write:
        while True:
            block = read.read(1 << 16)
            if not block:
                break
            write.write(block)


threads = [threading.Thread(target=copy, args=(__file__, "/dev/null")) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
