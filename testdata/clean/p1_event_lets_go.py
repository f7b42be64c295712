import threading

go = threading.Event()
done = threading.Event()
value = 0


def work():
    global value
    go.wait()
    value += 1
    done.set()
    print("done")


thread = threading.Thread(target=work)
thread.start()
value += 1
go.set()
done.wait()
value += 1
print(value)
