import threading


class Stack(threading.local):
    frames = []


stack = Stack()


def begin():
    stack.frames = []


def push(frame):
    stack.frames.append(frame)


begin()
push(1)
