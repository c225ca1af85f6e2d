"""Many small trees built, walked and dropped: allocation and reference counting."""


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def main():
    deepest = 15
    print(f"stretch tree of depth {deepest + 1}: {grow(deepest + 1).count()}")
    keeper = grow(deepest)
    for depth in range(4, deepest + 1, 4):
        rounds = 1 << (deepest - depth + 4)
        nodes = 0
        for _ in range(rounds):
            nodes += grow(depth).count()
        print(f"{rounds} trees of depth {depth}: {nodes}")
    print(f"long lived tree of depth {deepest}: {keeper.count()}")


if __name__ == "__main__":
    main()
