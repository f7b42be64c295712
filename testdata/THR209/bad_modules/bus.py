_listeners = {}


def subscribe(name, listener):
    _listeners[name] = listener


def unsubscribe(name):
    _listeners.pop(name, None)


def publish(event):
    for name, listener in _listeners.items():  # expect: THR209
        listener(event)
