from threading import Lock

guard = Lock()
