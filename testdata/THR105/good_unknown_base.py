try:
    from gi.repository import GObject as Base
except ImportError:
    Base = object


class Window(Base):
    def __init__(self):
        self.name = "w"


print(Window().name)
