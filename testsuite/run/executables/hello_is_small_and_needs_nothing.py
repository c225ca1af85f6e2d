# size: 1000000
# alone: yes
# Nothing of the runtime is linked that the program cannot reach.
print("hello")
