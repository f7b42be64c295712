import threading as t


def visits():
    state = t.local()  # expect: THR501
    try:
        state.count += 1
    except AttributeError:
        state.count = 1
    return state.count


print(visits(), visits())
