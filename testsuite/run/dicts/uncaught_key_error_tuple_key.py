board = {(0, 0): "x"}
print(board[0, 0])
print(board[1, 2])
