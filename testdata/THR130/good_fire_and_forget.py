import threading


def log(text):
    with open("log.txt", "a") as file:
        file.write(text)


def note(text):
    threading.Thread(target=log, args=(text,)).start()
    return text
