# threadlint-test: preview select=THR904
# Plain imports.
import psycopg2  # expect: THR904 "`psycopg2`"
import threading
import pycurl  # expect: THR904

print(psycopg2, pycurl, threading)
