"""Discrete-event simulation of workers behind a cache: an LRU and an LFU cache, a binary heap, and their statistics."""

import sys


class Random:
    """A small linear congruential generator, so that every run is the same."""

    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFFFFFFFFFF

    def bits(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return self.state >> 33

    def below(self, limit):
        return self.bits() % limit

    def uniform(self, low, high):
        return low + (high - low) * self.bits() / (1 << 31)

    def skewed(self, limit):
        """Small numbers are likelier."""
        return min(self.below(limit), self.below(limit), self.below(limit))


class Link:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.before = self.after = self

    def unlink(self):
        self.before.after = self.after
        self.after.before = self.before
        self.before = self.after = self

    def insert_after(self, place):
        self.before, self.after = place, place.after
        place.after.before = self
        place.after = self


class Cache:
    """What all caches share: counting, and the mapping protocol."""

    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("a cache needs room for one entry")
        self.capacity = capacity
        self.hits = self.misses = self.evictions = 0

    def fetch(self, key, compute):
        try:
            value = self[key]
        except KeyError:
            self.misses += 1
            value = compute(key)
            self[key] = value
        else:
            self.hits += 1
        return value

    @property
    def ratio(self):
        total = self.hits + self.misses
        return self.hits / total if total else 0.0

    def __str__(self):
        return (f"{type(self).__name__}({self.capacity}): {self.hits} hits, {self.misses} misses, "
                f"{self.evictions} evictions, ratio {self.ratio:.3f}")


class LRU(Cache):
    def __init__(self, capacity):
        super().__init__(capacity)
        self.ring = Link()
        self.links = {}

    def __getitem__(self, key):
        link = self.links[key]
        link.unlink()
        link.insert_after(self.ring)
        return link.value

    def __setitem__(self, key, value):
        if key in self.links:
            del self[key]
        elif len(self.links) >= self.capacity:
            self.evictions += 1
            del self[self.ring.before.key]
        link = self.links[key] = Link(key, value)
        link.insert_after(self.ring)

    def __delitem__(self, key):
        self.links.pop(key).unlink()

    def __contains__(self, key):
        return key in self.links

    def __len__(self):
        return len(self.links)

    def __iter__(self):
        link = self.ring.after
        while link is not self.ring:
            yield link.key
            link = link.after


class LFU(Cache):
    def __init__(self, capacity):
        super().__init__(capacity)
        self.entries = {}
        self.clock = 0

    def __getitem__(self, key):
        self.clock += 1
        entry = self.entries[key]
        entry[1] += 1
        entry[2] = self.clock
        return entry[0]

    def __setitem__(self, key, value):
        self.clock += 1
        if key not in self.entries and len(self.entries) >= self.capacity:
            coldest = min(self.entries, key=lambda k: self.entries[k][1:])
            del self.entries[coldest]
            self.evictions += 1
        self.entries[key] = [value, 1, self.clock]

    def __len__(self):
        return len(self.entries)

    def __iter__(self):
        return iter(sorted(self.entries, key=lambda k: self.entries[k][1:], reverse=True))


class Heap:
    """A binary heap of (priority, serial, item); equal priorities leave in the order they came."""

    def __init__(self):
        self.items = []
        self.serial = 0
        self.longest = 0

    def push(self, priority, item):
        self.serial += 1
        items = self.items
        items.append((priority, self.serial, item))
        self.longest = max(self.longest, len(items))
        child = len(items) - 1
        while child:
            parent = (child - 1) >> 1
            if items[parent][:2] <= items[child][:2]:
                break
            items[parent], items[child] = items[child], items[parent]
            child = parent

    def pop(self):
        items = self.items
        if not items:
            raise IndexError("pop from an empty heap")
        top = items[0]
        last = items.pop()
        if items:
            items[0] = last
            self._sink(0)
        priority, _, item = top
        return priority, item

    def _sink(self, parent):
        items = self.items
        while (child := 2 * parent + 1) < len(items):
            if child + 1 < len(items) and items[child + 1][:2] < items[child][:2]:
                child += 1
            if items[parent][:2] <= items[child][:2]:
                return
            items[parent], items[child] = items[child], items[parent]
            parent = child

    def drain(self):
        while self.items:
            yield self.pop()

    def __len__(self):
        return len(self.items)


class Request:
    count = 0

    def __init__(self, key, arrival):
        Request.count += 1
        self.number = Request.count
        self.key = key
        self.arrival = arrival
        self.finish = None

    @property
    def delay(self):
        return self.finish - self.arrival


class Simulation:
    def __init__(self, cache, workers, seed):
        self.cache = cache
        self.idle = list(range(workers))
        self.random = Random(seed)
        self.events = Heap()
        self.waiting = []
        self.done = []
        self.now = 0.0
        self.slow_calls = 0

    def slow(self, key):
        self.slow_calls += 1
        return key * key % 997

    def cost(self, key):
        misses = self.cache.misses
        value = self.cache.fetch(key, self.slow)
        return value, (4.0 if self.cache.misses > misses else 0.5)

    def arrive(self, request):
        self.waiting.append(request)
        self.dispatch()

    def dispatch(self):
        while self.idle and self.waiting:
            request = self.waiting.pop(0)
            worker = self.idle.pop()
            _, cost = self.cost(request.key)
            self.events.push(self.now + cost, lambda: self.finish(request, worker))

    def finish(self, request, worker):
        request.finish = self.now
        self.done.append(request)
        self.idle.append(worker)
        self.dispatch()

    def run(self, requests):
        at = 0.0
        for _ in range(requests):
            at += self.random.uniform(0.2, 1.2)
            request = Request(self.random.skewed(200), at)
            self.events.push(at, lambda request=request: self.arrive(request))
        for self.now, action in self.events.drain():
            action()
        return self

    def summary(self):
        delays = sorted(request.delay for request in self.done)
        pick = lambda share: delays[min(len(delays) - 1, int(len(delays) * share))]
        return {
            "done": len(self.done),
            "end": round(self.now, 3),
            "mean": round(sum(delays) / len(delays), 3),
            "median": round(pick(0.5), 3),
            "p95": round(pick(0.95), 3),
            "worst": round(delays[-1], 3),
            "longest queue": self.events.longest,
        }


def heap_check(random):
    heap = Heap()
    priorities = [random.below(50) for _ in range(300)]
    for number, priority in enumerate(priorities):
        heap.push(priority, number)
    order = list(heap.drain())
    stable = all(a[0] < b[0] or a[1] < b[1] for a, b in zip(order, order[1:]))
    print("heap sorted", [p for p, _ in order] == sorted(priorities), "stable", stable)
    try:
        heap.pop()
    except IndexError as problem:
        print("heap:", problem)


def main(arguments):
    count = int(arguments[0]) if arguments else 3000
    heap_check(Random(5))
    for kind in (LRU, LFU):
        for capacity in (8, 32, 96):
            simulation = Simulation(kind(capacity), workers=2, seed=2024).run(count)
            print(simulation.cache)
            print("   ", simulation.summary(), [*simulation.cache][:6])
            assert simulation.slow_calls == simulation.cache.misses
    lru = LRU(2)
    lru["a"], lru["b"] = 1, 2
    lru["a"]
    lru["c"] = 3
    print(list(lru), "b" in lru, len(lru), lru.evictions)
    del lru["a"]
    print(list(lru))
    LRU(0)


if __name__ == "__main__":
    main(sys.argv[1:])
