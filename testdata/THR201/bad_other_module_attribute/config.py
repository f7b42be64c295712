requests = 0
