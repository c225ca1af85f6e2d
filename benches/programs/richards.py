"""Operating-system simulation after Martin Richards' benchmark: polymorphic methods over linked objects."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
TASK_COUNT = 6

KIND_DEVICE = 0
KIND_WORK = 1

BUFFER_SIZE = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, kernel, ident, priority, queue, holds_packet, waits):
        self.kernel = kernel
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = holds_packet
        self.waiting = waits
        self.holding = False
        self.next = kernel.tasks
        kernel.tasks = self
        kernel.table[ident] = self

    def is_held_or_waiting(self):
        return self.holding or (not self.packet_pending and self.waiting)

    def run_once(self):
        if self.packet_pending and self.waiting:
            message = self.queue
            self.queue = message.link
            self.waiting = False
            self.packet_pending = self.queue is not None
        else:
            message = None
        return self.work(message)

    def accept(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            packet.link = None
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def work(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, kernel, rounds):
        super().__init__(kernel, IDLE, 0, None, False, False)
        self.control = 1
        self.rounds = rounds

    def work(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.kernel.hold_current()
        if self.control & 1 == 0:
            self.control >>= 1
            return self.kernel.release(DEVICE_A)
        self.control = (self.control >> 1) ^ 0xD008
        return self.kernel.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, kernel, priority, queue):
        super().__init__(kernel, WORKER, priority, queue, True, True)
        self.destination = HANDLER_A
        self.letter = 0

    def work(self, packet):
        if packet is None:
            return self.kernel.wait_current()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(BUFFER_SIZE):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = ord("A") + self.letter - 1
        return self.kernel.send(packet)


class HandlerTask(Task):
    def __init__(self, kernel, ident, priority, queue):
        super().__init__(kernel, ident, priority, queue, True, True)
        self.work_in = None
        self.device_in = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work_in = packet.append_to(self.work_in)
            else:
                self.device_in = packet.append_to(self.device_in)
        job = self.work_in
        if job is not None:
            position = job.datum
            if position >= BUFFER_SIZE:
                self.work_in = job.link
                return self.kernel.send(job)
            device = self.device_in
            if device is not None:
                self.device_in = device.link
                device.datum = job.data[position]
                job.datum = position + 1
                return self.kernel.send(device)
        return self.kernel.wait_current()


class DeviceTask(Task):
    def __init__(self, kernel, ident, priority):
        super().__init__(kernel, ident, priority, None, False, True)
        self.pending = None

    def work(self, packet):
        if packet is not None:
            self.pending = packet
            return self.kernel.hold_current()
        ready = self.pending
        if ready is None:
            return self.kernel.wait_current()
        self.pending = None
        return self.kernel.send(ready)


class Kernel:
    def __init__(self):
        self.tasks = None
        self.table = [None] * TASK_COUNT
        self.current = None
        self.sent = 0
        self.held = 0

    def schedule(self):
        task = self.tasks
        while task is not None:
            if task.is_held_or_waiting():
                task = task.next
            else:
                self.current = task
                task = task.run_once()

    def wait_current(self):
        self.current.waiting = True
        return self.current

    def hold_current(self):
        self.held += 1
        self.current.holding = True
        return self.current.next

    def release(self, ident):
        task = self.table[ident]
        task.holding = False
        if task.priority > self.current.priority:
            return task
        return self.current

    def send(self, packet):
        target = self.table[packet.owner]
        self.sent += 1
        packet.owner = self.current.ident
        return target.accept(packet, self.current)


def make_queue(owner, kind, length):
    queue = None
    for _ in range(length):
        queue = Packet(queue, owner, kind)
    return queue


def simulate(rounds):
    kernel = Kernel()
    IdleTask(kernel, rounds)
    WorkerTask(kernel, 1000, make_queue(WORKER, KIND_WORK, 2))
    HandlerTask(kernel, HANDLER_A, 2000, make_queue(DEVICE_A, KIND_DEVICE, 3))
    HandlerTask(kernel, HANDLER_B, 3000, make_queue(DEVICE_B, KIND_DEVICE, 3))
    DeviceTask(kernel, DEVICE_A, 4000)
    DeviceTask(kernel, DEVICE_B, 5000)
    kernel.schedule()
    return kernel.sent, kernel.held


def main():
    total_sent = 0
    total_held = 0
    for _ in range(50):
        sent, held = simulate(10_000)
        total_sent += sent
        total_held += held
    print(f"sent {total_sent} held {total_held}")


if __name__ == "__main__":
    main()
