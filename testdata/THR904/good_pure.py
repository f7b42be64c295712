# threadlint-test: preview select=THR904
# Other packages for the same purpose.
import pymysql
import psycopg
import requests

print(pymysql, psycopg, requests)
