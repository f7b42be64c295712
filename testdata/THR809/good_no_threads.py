import sys

sys.setswitchinterval(0.1)
print(sum(range(1000)))
