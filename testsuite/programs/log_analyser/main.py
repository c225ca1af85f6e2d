# timeout: 30
"""Writes a web server's log of 100,000 lines, then reads it back and reports traffic, errors and slow pages."""

import sys

METHODS = ["GET", "GET", "GET", "GET", "POST", "PUT", "DELETE"]
PATHS = ["/", "/index.html", "/about", "/products/{}", "/products/{}/reviews", "/cart", "/search?q={}", "/api/v1/items/{}"]
AGENTS = ["Mozilla/5.0 (X11; Linux x86_64)", "curl/8.5.0", "Mozilla/5.0 (iPhone)", "Googlebot/2.1 (+http://bot)", "-"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def pseudo_random(seed):
    while True:
        seed = (seed * 1664525 + 1013904223) % 4294967296
        yield seed >> 7


def write_log(path, lines):
    """The generator: one request a line in the combined format, with a few damaged lines."""
    source = pseudo_random(20_240_229)
    second = 0
    with open(path, "w", encoding="utf-8") as log:
        for number in range(lines):
            bits = next(source)
            second += bits % 3
            hour, minute = second // 3600 % 24, second // 60 % 60
            address = f"10.{bits % 4}.{bits // 4 % 16}.{bits // 64 % 250}"
            target = PATHS[min(next(source) % 8, next(source) % 8)].format(next(source) % 400)
            status = 200
            if bits % 29 == 0:
                status = 404
            elif bits % 311 == 0:
                status = 500 + bits % 4
            elif bits % 17 == 0:
                status = 301 + bits % 2
            size = next(source) % 50_000 if status == 200 else bits % 700
            day = 1 + second // 86400
            stamp = f"{day:02}/{MONTHS[1]}/2024:{hour:02}:{minute:02}:{second % 60:02} +0000"
            method = METHODS[next(source) % len(METHODS)]
            agent = AGENTS[next(source) % len(AGENTS)]
            took = next(source) % 900 + (4000 if bits % 701 == 0 else 0)
            if number % 9973 == 17:
                log.write(f"{address} - - [{stamp}] \"{method}\n")
                continue
            log.write(f'{address} - - [{stamp}] "{method} {target} HTTP/1.1" {status} {size} "{agent}" {took}\n')


class BadLine(ValueError):
    pass


class Entry:
    __slots__ = ("address", "hour", "method", "path", "query", "status", "size", "agent", "took")

    @classmethod
    def parse(cls, line):
        try:
            head, request, counts, agent, took = line.rstrip("\n").split('"')
            entry = cls()
            entry.address = head[:head.index(" ")]
            stamp = head[head.index("[") + 1:head.index("]")]
            entry.hour = int(stamp.split(":")[1])
            entry.method, target, protocol = request.split()
            entry.path, _, entry.query = target.partition("?")
            status, size = counts.split()
            entry.status = int(status)
            entry.size = int(size)
            entry.agent = agent
            entry.took = int(took)
        except ValueError as problem:
            raise BadLine(line[:40]) from problem
        return entry


class Counter(dict):
    """Counts by key; a missing key counts zero."""

    def __missing__(self, key):
        return 0

    def most_common(self, count):
        return sorted(self.items(), key=lambda item: (-item[1], str(item[0])))[:count]


class Report:
    def __init__(self):
        self.entries = 0
        self.bad = []
        self.bytes = 0
        self.by_status = Counter()
        self.by_hour = Counter()
        self.by_method = Counter()
        self.by_agent = Counter()
        self.by_path = Counter()
        self.time_by_path = {}
        self.errors = {}
        self.visitors = set()

    def add(self, entry):
        self.entries += 1
        self.bytes += entry.size
        self.by_status[entry.status] += 1
        self.by_hour[entry.hour] += 1
        self.by_method[entry.method] += 1
        self.by_agent[entry.agent.split("/")[0]] += 1
        page = self.page(entry.path)
        self.by_path[page] += 1
        count, total, worst = self.time_by_path.get(page, (0, 0, 0))
        self.time_by_path[page] = count + 1, total + entry.took, max(worst, entry.took)
        self.visitors.add(entry.address)
        if entry.status >= 500:
            self.errors.setdefault(page, []).append(entry)

    @staticmethod
    def page(path):
        return "/".join("*" if part.isdigit() else part for part in path.split("/"))

    def read(self, path):
        with open(path, encoding="utf-8") as log:
            for number, line in enumerate(log, start=1):
                try:
                    self.add(Entry.parse(line))
                except BadLine as problem:
                    self.bad.append((number, problem))
        return self

    def print(self):
        print(f"{self.entries} requests from {len(self.visitors)} visitors, {self.bytes / 1e6:.1f} MB")
        print("status:", ", ".join(f"{status}: {count}" for status, count in sorted(self.by_status.items())))
        print("methods:", self.by_method.most_common(4))
        print("agents:", self.by_agent.most_common(5))
        print(f"{'page':<26}{'hits':>8}{'mean ms':>9}{'worst':>7}")
        for page, hits in self.by_path.most_common(10):
            count, total, worst = self.time_by_path[page]
            print(f"{page:<26}{hits:>8}{total / count:>9.1f}{worst:>7}")
        peak = max(self.by_hour.values())
        for hour in range(24):
            bar = "#" * (40 * self.by_hour[hour] // peak)
            print(f"{hour:02} {self.by_hour[hour]:>6} {bar}")
        for page, entries in sorted(self.errors.items()):
            kinds = sorted({entry.status for entry in entries})
            print(f"errors on {page}: {len(entries)} {kinds} last from {entries[-1].address}")
        for number, problem in self.bad[:4]:
            print(f"line {number} skipped: {problem} ({problem.__cause__})")
        print(len(self.bad), "bad lines")


def main(arguments):
    path = arguments[0] if arguments else "access.log"
    lines = int(arguments[1]) if len(arguments) > 1 else 100_000
    write_log(path, lines)
    report = Report().read(path)
    report.print()
    try:
        Report().read("missing.log")
    except FileNotFoundError as problem:
        print(problem.errno, problem.filename, problem.strerror, problem, sep=" | ")
        sys.exit(4)


if __name__ == "__main__":
    main(sys.argv[1:])
