import threading
import time


class Parser:
    def __init__(self):
        time.sleep(0.001)
        self.lines = []


def parse_all(texts):
    parser = None

    def parse(text):
        nonlocal parser
        if parser is None:  # expect: THR207
            parser = Parser()
        parser.lines.append(text)

    threads = [threading.Thread(target=parse, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(parser.lines)


print(parse_all("abcd"), "should be 4")
