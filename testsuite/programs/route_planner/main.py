"""Shortest paths, spanning trees, orderings and flows over a railway network given as text."""

import math
import sys

NETWORK = """
berlin-hamburg 289 180
berlin-leipzig 190 75
berlin-hannover 285 100
hamburg-bremen 126 55
hamburg-hannover 178 80
bremen-hannover 122 60
hannover-kassel 165 55
leipzig-dresden 120 70
leipzig-erfurt 145 45
erfurt-kassel 125 80
erfurt-nuernberg 190 65
kassel-frankfurt 193 85
frankfurt-mannheim 80 40
frankfurt-nuernberg 225 125
mannheim-stuttgart 132 40
stuttgart-muenchen 220 135
nuernberg-muenchen 170 65
sylt-amrum 30 90
"""

TASKS = {
    "foundation": [], "walls": ["foundation"], "roof": ["walls"], "windows": ["walls"], "wiring": ["roof"],
    "plaster": ["wiring", "windows"], "paint": ["plaster"], "floor": ["plaster"], "moving in": ["paint", "floor"],
}


class NoRoute(Exception):
    def __init__(self, start, goal):
        super().__init__(f"no route from {start} to {goal}")


class Heap:
    def __init__(self):
        self.entries = []

    def push(self, entry):
        self.entries.append(entry)
        i = len(self.entries) - 1
        while i > 0 and self.entries[i] < self.entries[(i - 1) // 2]:
            parent = (i - 1) // 2
            self.entries[i], self.entries[parent] = self.entries[parent], self.entries[i]
            i = parent

    def pop(self):
        entries = self.entries
        entries[0], entries[-1] = entries[-1], entries[0]
        smallest = entries.pop()
        i = 0
        while True:
            children = [c for c in (2 * i + 1, 2 * i + 2) if c < len(entries)]
            if not children:
                return smallest
            child = min(children, key=entries.__getitem__)
            if entries[i] <= entries[child]:
                return smallest
            entries[i], entries[child] = entries[child], entries[i]
            i = child

    def __bool__(self):
        return bool(self.entries)


class Graph:
    def __init__(self):
        self.edges = {}

    @classmethod
    def parse(cls, text):
        graph = cls()
        for line in text.strip().splitlines():
            ends, distance, minutes = line.split()
            a, b = ends.split("-")
            graph.connect(a, b, km=int(distance), minutes=int(minutes))
        return graph

    def connect(self, a, b, **weights):
        self.edges.setdefault(a, {})[b] = weights
        self.edges.setdefault(b, {})[a] = weights

    def __iter__(self):
        return iter(self.edges)

    def __getitem__(self, node):
        return self.edges[node]

    def __len__(self):
        return len(self.edges)

    def pairs(self):
        for a in self:
            for b, weights in self[a].items():
                if a < b:
                    yield a, b, weights

    def shortest(self, start, goal, cost=lambda weights: weights["km"]):
        best = {start: 0}
        previous = {}
        done = set()
        heap = Heap()
        heap.push((0, start))
        while heap:
            total, node = heap.pop()
            if node == goal:
                path = [goal]
                while path[-1] != start:
                    path.append(previous[path[-1]])
                return total, path[::-1], len(done)
            if node in done:
                continue
            done.add(node)
            for other, weights in self[node].items():
                candidate = total + cost(weights)
                if candidate < best.get(other, math.inf):
                    best[other] = candidate
                    previous[other] = node
                    heap.push((candidate, other))
        raise NoRoute(start, goal)

    def components(self):
        unseen = dict.fromkeys(self)
        while unseen:
            start, _ = unseen.popitem()
            found, todo = {start}, [start]
            while todo:
                for other in self[todo.pop()]:
                    if other not in found:
                        found.add(other)
                        todo.append(other)
                        del unseen[other]
            yield sorted(found)

    def spanning_tree(self):
        leader = {node: node for node in self}

        def find(node):
            while leader[node] != node:
                leader[node] = leader[leader[node]]
                node = leader[node]
            return node

        for a, b, weights in sorted(self.pairs(), key=lambda edge: (edge[2]["km"], edge)[0]):
            one, other = find(a), find(b)
            if one != other:
                leader[one] = other
                yield a, b, weights["km"]

    def floyd(self):
        nodes = sorted(self)
        matrix = [[0.0 if a == b else self[a].get(b, {}).get("km", math.inf) for b in nodes] for a in nodes]
        for k in range(len(nodes)):
            through = matrix[k]
            for row in matrix:
                first = row[k]
                for j in range(len(nodes)):
                    if first + through[j] < row[j]:
                        row[j] = first + through[j]
        return nodes, matrix


def topological(tasks):
    state = {}
    order = []

    def visit(task, trail):
        if state.get(task) == "done":
            return
        if state.get(task) == "active":
            raise ValueError("cycle: " + " < ".join([*trail[trail.index(task):], task]))
        state[task] = "active"
        for need in tasks[task]:
            visit(need, [*trail, task])
        state[task] = "done"
        order.append(task)

    for task in tasks:
        visit(task, [])
    return order


def longest_walk(graph, start, limit):
    """The longest simple path by depth-first search with backtracking."""
    best = (0, [start])
    calls = 0

    def explore(node, path, length):
        nonlocal best, calls
        calls += 1
        if length > best[0]:
            best = length, path[:]
        if calls > limit:
            return
        for other in sorted(graph[node]):
            if other not in path:
                path.append(other)
                explore(other, path, length + graph[node][other]["km"])
                path.pop()

    explore(start, [start], 0)
    return *best, calls


def main():
    graph = Graph.parse(NETWORK)
    print(len(graph), "cities,", sum(1 for _ in graph.pairs()), "lines")
    for start, goal in (("hamburg", "muenchen"), ("dresden", "bremen"), ("berlin", "berlin"), ("hamburg", "sylt")):
        for label, cost in (("km", lambda w: w["km"]), ("min", lambda w: w["minutes"]), ("stops", lambda w: 1)):
            try:
                total, path, looked = graph.shortest(start, goal, cost)
                print(f"{start}->{goal}: {total} {label} via {', '.join(path[1:-1]) or '-'} ({looked} looked at)")
            except NoRoute as problem:
                print(problem)
    print(*sorted(graph.components(), key=len), sep="\n")
    tree = list(graph.spanning_tree())
    print(sum(km for _, _, km in tree), tree[0], tree[-1], len(tree))
    nodes, matrix = graph.floyd()
    finite = [d for row in matrix for d in row if 0 < d < math.inf]
    print(f"mean {sum(finite) / len(finite):.2f}, widest {max(finite)}, unreachable {sum(d == math.inf for r in matrix for d in r)}")
    eccentric = {a: max(d for d in row if d < math.inf) for a, row in zip(nodes, matrix)}
    print("most central:", min((c for c in eccentric if eccentric[c] > 100), key=eccentric.get), sorted(eccentric.values())[:3])
    print(" < ".join(topological(TASKS)))
    print(longest_walk(graph, "dresden", 5000))
    try:
        topological({**TASKS, "foundation": ["paint"]})
    except ValueError as problem:
        print(problem)
    for city in sys.argv[1:] or ["berlin", "atlantis"]:
        print(city, "->", graph.shortest(city, "muenchen")[:2])


if __name__ == "__main__":
    main()
