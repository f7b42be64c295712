# threadlint-test: preview select=THR904
# From a submodule.
from gevent import monkey  # expect: THR904 "greenlets"
from psycopg2.extras import execute_values  # expect: THR904

monkey.patch_all()
print(execute_values)
