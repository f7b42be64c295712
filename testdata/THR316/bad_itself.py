"""An object that copies itself."""
import copy
import threading
class Settings:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}
    def clone(self):
        return copy.deepcopy(self)  # expect: THR316
