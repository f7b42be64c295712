import asyncio
import subprocess
from subprocess import check_output


async def build(targets):
    for target in targets:
        subprocess.run(["make", target], check=True)  # expect: THR705
    return check_output(["git", "rev-parse", "HEAD"])  # expect: THR705


asyncio.run(build(["all"]))
