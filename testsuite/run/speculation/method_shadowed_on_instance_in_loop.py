class Worker:
    def step(self, n):
        return n + 1


workers = [Worker(), Worker()]
results = []
for i in range(8):
    worker = workers[i % 2]
    if i == 4:
        workers[1].step = lambda n: n * 1000
    if i == 6:
        del workers[1].step
    results.append(worker.step(i))
print(results)
workers[0].step = 5
try:
    workers[0].step(1)
except TypeError as e:
    print(e)
print(workers[1].step(1), workers[0].step)
