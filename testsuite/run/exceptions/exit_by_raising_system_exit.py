def main():
    print("working")
    raise SystemExit(12)


if __name__ == "__main__":
    main()
