# threadlint-test: preview select=THR904
# Only the name.
NAMES = ["gevent", "psycopg2"]
gevent = NAMES[0]
print(gevent)
