"""An operating-system scheduler simulation in the manner of Richards, with a trace and a check of its final state."""

import sys


class SchedulerError(Exception):
    pass


class UnknownTask(SchedulerError):
    def __init__(self, ident):
        super().__init__(f"no task with identity {ident}")
        self.ident = ident


class Trace:
    """Counts events and keeps the first few of them."""

    def __init__(self, limit):
        self.limit = limit
        self.lines = []
        self.counts = {}

    def __call__(self, event, detail):
        self.counts[event] = self.counts.get(event, 0) + 1
        if len(self.lines) < self.limit:
            self.lines.append(f"{event:<8}{detail}")


class Packet:
    WORK = "work"
    DEVICE = "device"
    serial = 0

    def __init__(self, link, ident, kind):
        Packet.serial += 1
        self.number = Packet.serial
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def chain(self):
        packet = self
        while packet is not None:
            yield packet
            packet = packet.link

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        *_, last = queue.chain()
        last.link = self
        return queue

    def __str__(self):
        return f"#{self.number}:{self.kind}"


class State:
    """Three flags, printed as a small word."""

    def __init__(self, pending=False, waiting=False, holding=False):
        self.pending = pending
        self.waiting = waiting
        self.holding = holding

    @property
    def blocked(self):
        return self.holding or (self.waiting and not self.pending)

    @property
    def has_mail(self):
        return self.pending and self.waiting and not self.holding

    def __str__(self):
        flags = [("P", self.pending), ("W", self.waiting), ("H", self.holding)]
        return "".join(letter if on else "-" for letter, on in flags)


class Task:
    def __init__(self, scheduler, ident, priority, queue=None, state=None):
        self.scheduler = scheduler
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.state = state or State()
        self.runs = 0
        scheduler.register(self)

    @property
    def name(self):
        return f"{type(self).__name__}/{self.ident}"

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            packet.link = None
            self.state.pending = True
            return self if self.priority > sender.priority else sender
        packet.append_to(self.queue)
        return sender

    def resume(self):
        self.runs += 1
        packet = None
        if self.state.has_mail:
            packet, self.queue = self.queue, self.queue.link
            self.state.waiting = False
            self.state.pending = self.queue is not None
        return self.handle(packet)

    def handle(self, packet):
        raise NotImplementedError(f"{self.name} cannot handle {packet}")


class Idle(Task):
    def __init__(self, scheduler, ident, rounds, devices):
        super().__init__(scheduler, ident, priority=0)
        self.rounds = rounds
        self.register_bits = 1
        self.devices = devices

    def handle(self, packet):
        self.rounds -= 1
        if not self.rounds:
            return self.scheduler.hold()
        even, odd = self.devices
        if self.register_bits & 1:
            self.register_bits = self.register_bits >> 1 ^ 0xD008
            return self.scheduler.release(odd)
        self.register_bits >>= 1
        return self.scheduler.release(even)


class Worker(Task):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    def __init__(self, scheduler, ident, priority, queue, targets):
        super().__init__(scheduler, ident, priority, queue, State(pending=True, waiting=True))
        self.targets = targets
        self.turn = 0
        self.letter = -1

    def handle(self, packet):
        if packet is None:
            return self.scheduler.wait()
        self.turn ^= 1
        packet.ident = self.targets[self.turn]
        packet.datum = 0
        for i in range(len(packet.data)):
            self.letter = (self.letter + 1) % len(self.letters)
            packet.data[i] = ord(self.letters[self.letter])
        return self.scheduler.send(packet)


class Handler(Task):
    def __init__(self, scheduler, ident, priority, queue):
        super().__init__(scheduler, ident, priority, queue, State(pending=True, waiting=True))
        self.jobs = None
        self.free = None

    def handle(self, packet):
        if packet is not None:
            if packet.kind is Packet.WORK:
                self.jobs = packet.append_to(self.jobs)
            else:
                self.free = packet.append_to(self.free)
        job = self.jobs
        if job is None:
            return self.scheduler.wait()
        if job.datum >= len(job.data):
            self.jobs = job.link
            return self.scheduler.send(job)
        carrier = self.free
        if carrier is None:
            return self.scheduler.wait()
        self.free = carrier.link
        carrier.datum = job.data[job.datum]
        job.datum += 1
        return self.scheduler.send(carrier)


class Device(Task):
    def __init__(self, scheduler, ident, priority):
        super().__init__(scheduler, ident, priority, state=State(waiting=True))
        self.pending = None
        self.printed = []

    def handle(self, packet):
        if packet is None:
            ready, self.pending = self.pending, None
            return self.scheduler.wait() if ready is None else self.scheduler.send(ready)
        self.pending = packet
        if len(self.printed) < 20:
            self.printed.append(chr(packet.datum))
        return self.scheduler.hold()


class Scheduler:
    def __init__(self, trace):
        self.tasks = []
        self.by_ident = {}
        self.current = None
        self.trace = trace
        self.sent = 0
        self.held = 0

    def register(self, task):
        if task.ident in self.by_ident:
            raise SchedulerError(f"identity {task.ident} is taken by {self.by_ident[task.ident].name}")
        # Newer tasks come first; all tasks here are registered in rising priority.
        self.tasks.insert(0, task)
        self.by_ident[task.ident] = task

    def after(self, task):
        place = self.tasks.index(task) + 1
        return self.tasks[place] if place < len(self.tasks) else None

    def find(self, ident):
        try:
            return self.by_ident[ident]
        except KeyError:
            raise UnknownTask(ident) from None

    def run(self):
        task = self.tasks[0]
        while task is not None:
            if task.state.blocked:
                task = self.after(task)
            else:
                self.current = task
                self.trace("run", f"{task.name} {task.state}")
                task = task.resume()

    def wait(self):
        self.current.state.waiting = True
        return self.current

    def hold(self):
        self.held += 1
        self.current.state.holding = True
        self.trace("hold", self.current.name)
        return self.after(self.current)

    def release(self, ident):
        task = self.find(ident)
        task.state.holding = False
        return task if task.priority > self.current.priority else self.current

    def send(self, packet):
        target = self.find(packet.ident)
        self.sent += 1
        packet.ident = self.current.ident
        self.trace("send", f"{packet} {self.current.name} -> {target.name}")
        return target.receive(packet, self.current)


def queue_of(count, ident, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, ident, kind)
    return queue


def build(rounds, trace):
    scheduler = Scheduler(trace)
    Idle(scheduler, 1, rounds, devices=(5, 6))
    Worker(scheduler, 2, 1000, queue_of(2, 2, Packet.WORK), targets=(3, 4))
    Handler(scheduler, 3, 2000, queue_of(3, 5, Packet.DEVICE))
    Handler(scheduler, 4, 3000, queue_of(3, 6, Packet.DEVICE))
    Device(scheduler, 5, 4000)
    Device(scheduler, 6, 5000)
    return scheduler


def main(arguments):
    rounds = int(arguments[0]) if arguments else 10_000
    trace = Trace(limit=25)
    scheduler = build(rounds, trace)
    scheduler.run()
    print("\n".join(trace.lines))
    print(f"sent {scheduler.sent}, held {scheduler.held}, packets {Packet.serial}")
    for event in sorted(trace.counts):
        print(f"{event}: {trace.counts[event]}")
    for task in scheduler.tasks:
        text = "".join(task.printed) if isinstance(task, Device) else ""
        print(f"{task.name:<10} {task.state} runs={task.runs} {text}".rstrip())
    try:
        Device(scheduler, 6, 1)
    except SchedulerError as problem:
        print(type(problem).__name__, problem)
    try:
        scheduler.release(9)
    except SchedulerError as problem:
        print(type(problem).__name__, problem, problem.ident, problem.__cause__, problem.__suppress_context__)
    Task(scheduler, 7, 6000)
    scheduler.run()


if __name__ == "__main__":
    main(sys.argv[1:])
