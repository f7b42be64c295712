from threading import Event, Thread

done = Event()
result = None


def compute():
    global result
    result = sum(range(1000000))
    done.set()


def main():
    Thread(target=compute).start()
    done.wait(timeout=0.5)  # expect: THR413
    print("result:", result + 1)


main()
