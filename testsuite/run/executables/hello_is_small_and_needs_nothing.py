# size: 1048576
# alone: yes
# Nothing of the runtime is linked that the program cannot reach.
print("hello")
