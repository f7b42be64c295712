async def refresh():
    print("refresh")
