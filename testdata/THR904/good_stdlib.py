# threadlint-test: preview select=THR904
# The standard library works without the GIL.
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor

print(json, sqlite3, ThreadPoolExecutor)
