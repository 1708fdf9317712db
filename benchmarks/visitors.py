"""How long the server takes for a changed filter when many read at once.

Run it with ``python -m benchmarks.visitors``. Each visitor is a web socket that speaks
Streamlit's own protocol: it opens Overview or Coverage, thinks, chooses other outlets,
waits until the script has finished, thinks again. Only rerun times are counted;
the address of the server is always this computer's own.
"""

import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.browser.harness import serve

N_VISITORS = 25
N_CHANGES = 8
THINK_SECONDS = 5.0
MAX_P95_MS = 150
PAGES = ("", "coverage")
FILTER_KEY = "outlets"
SEED = 1


class Visitor:
    """One open tab: asks for a page, and remembers the filter that the page offered.

    A page may have a query behind a question mark, as in an address.
    """

    def __init__(self, socket: ClientConnection, page: str) -> None:
        self.socket = socket
        self.page, _, self.query = page.partition("?")
        self.filter_id = ""
        self.outlets: list[str] = []

    async def rerun(self, chosen: list[str]) -> float:
        """Choose outlets; return the seconds until the page's script has finished."""
        request = BackMsg()
        request.rerun_script.page_name = self.page
        request.rerun_script.query_string = self.query
        if chosen:
            state = request.rerun_script.widget_states.widgets.add()
            state.id = self.filter_id
            state.string_array_value.data.extend(chosen)
        started = time.perf_counter()
        await self.socket.send(request.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(bytes(await self.socket.recv(decode=False)))
            self._remember(answer)
            if answer.WhichOneof("type") == "script_finished":
                break
        if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            msg = f"The page {self.page!r} with {chosen} did not finish."
            raise RuntimeError(msg)
        return time.perf_counter() - started

    def _remember(self, answer: ForwardMsg) -> None:
        """Keep the identity and the options of the filter for outlets."""
        offered = answer.delta.new_element.multiselect
        if offered.id.endswith(f"-{FILTER_KEY}"):
            self.filter_id = offered.id
            self.outlets = list(offered.options)


async def read(url: str, number: int) -> tuple[float, list[float]]:
    """Be one visitor; return the seconds of the first view and of every change."""
    chance = random.Random(SEED + number)
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    await asyncio.sleep(chance.uniform(0, THINK_SECONDS))
    async with connect(
        address, subprotocols=["streamlit"], origin=url, max_size=None, proxy=None
    ) as socket:
        visitor = Visitor(socket, PAGES[number % len(PAGES)])
        first = await visitor.rerun([])
        changes = []
        for _ in range(N_CHANGES):
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK_SECONDS)
            n_chosen = chance.randint(1, len(visitor.outlets))
            changes.append(await visitor.rerun(chance.sample(visitor.outlets, n_chosen)))
    return first, changes


async def read_together(url: str) -> list[tuple[float, list[float]]]:
    """Let all visitors read at the same time."""
    return await asyncio.gather(*(read(url, number) for number in range(N_VISITORS)))


def main() -> None:
    """Print how long first views and changes of a filter took, and the server's memory."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder) / "log") as (url, process),
    ):
        visits = asyncio.run(read_together(url))
        megabytes = psutil.Process(process.pid).memory_info().rss / 2**20

    firsts = [first * 1000 for first, _ in visits]
    changes = sorted(seconds * 1000 for _, each in visits for seconds in each)
    p95 = statistics.quantiles(changes, n=20)[-1]
    print(f"{N_VISITORS} visitors, {THINK_SECONDS:g} s think time, {len(changes)} changed filters")
    print(f"  rerun p50   {statistics.median(changes):7.0f} ms")
    print(f"  rerun p95   {p95:7.0f} ms   (target: at most {MAX_P95_MS})")
    print(f"  first view  {statistics.median(firsts):7.0f} ms   (median)")
    print(f"  server RSS  {megabytes:7.0f} MB")


if __name__ == "__main__":
    main()
