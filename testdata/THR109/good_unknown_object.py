def describe(thing):
    return thing.getName() if thing.isSet() else "?"


class Thing:
    def getName(self):
        return "thing"

    def isSet(self):
        return True


print(describe(Thing()))
