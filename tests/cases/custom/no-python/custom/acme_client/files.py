def upload(path: str) -> None
    print(path)
