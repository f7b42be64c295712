import threading

ready = threading.Event()
found = []


def search(words):
    for word in words:
        if word.startswith("x"):
            found.append(word)
    ready.set()


t = threading.Thread(target=search, args=(["a", "xy"],))
t.start()
ready.wait(2.0)  # expect: THR413
print("first:", found[0])
