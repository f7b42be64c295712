import threading

path = __file__
with open(path) as text, threading.Lock():  # expect: THR301
    print(len(text.read()))
