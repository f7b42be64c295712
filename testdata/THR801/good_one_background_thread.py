import threading


def index(words):
    table = {}
    for word in words:
        table.setdefault(word[0], []).append(word)
    print(len(table))


thread = threading.Thread(target=index, args=(["ab", "cd"] * 1000,))
thread.start()
thread.join()
