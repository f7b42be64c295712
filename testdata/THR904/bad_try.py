# threadlint-test: preview select=THR904
# If it is there.
try:
    import pyodbc  # expect: THR904
except ImportError:
    pyodbc = None
