class Record:
    def __init__(self, name):
        self._name = name

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = name

    def isSet(self):
        return bool(self._name)

    def isAlive(self):
        return True

    def notifyAll(self):
        print("notified")


record = Record("r")
record.setName("s")
record.notifyAll()
print(record.getName(), record.isSet(), record.isAlive())
