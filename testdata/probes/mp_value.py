# THR719: whether `value += 1` of a shared value is one step: it calls a getter, then a setter; Python 3 only.
import multiprocessing

from probing import report

steps = []


class Value(object):
    @property
    def value(self):
        steps.append("read")
        return 1

    @value.setter
    def value(self, number):
        steps.append("write")


counter = Value()
counter.value += 1
report("steps of value += 1", steps, expected=["read", "write"], because="THR719")
report("Value.value is a property over its lock", isinstance(getattr(type(multiprocessing.Value("i", 0)), "value"), property), expected=True, because="THR719")
