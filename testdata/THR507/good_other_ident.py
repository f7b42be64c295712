class Node:
    def __init__(self, ident):
        self.ident = ident


nodes = {}
node = Node(7)
nodes[node.ident] = node
print(nodes[7].ident)
