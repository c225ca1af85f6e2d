class Task:
    def __init__(self, priority):
        self.priority = priority


tasks = [Task(2), Task(1)]
print([t.priority for t in sorted(tasks, key=lambda t: t.priority)])
print(sorted(tasks))
