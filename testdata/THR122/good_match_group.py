import re

match = re.match("(a)(b)", "ab")
print(match.group(1))
