"""A standalone Spark cluster on this machine alone: one master and some workers, ended with the block."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyspark

#: Seconds; a machine under load starts Java slowly.
PATIENCE = 120


class Cluster:
    """A running cluster: its master's address, and its workers, which may be killed."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._folder, self._env = (
            folder,
            {
                **os.environ,
                **env,
                "SPARK_LOCAL_IP": "127.0.0.1",
                "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
            },
        )
        self._running: list[subprocess.Popen[bytes]] = []
        port = _free_port()
        self.master = f"spark://127.0.0.1:{port}"
        self._start("master.Master", "--port", str(port))

    def add_worker(self) -> int:
        """Start a worker of one core, and return its number."""
        number = len(self._running)
        folder = self._folder / f"worker-{number}"
        self._start("worker.Worker", "--cores", "1", "--memory", "1g", "--work-dir", str(folder), self.master)
        return number

    def kill(self, number: int) -> None:
        """Kill a worker, its executor and what that runs, as a machine that loses power would."""
        for one in (*_descendants(self._running[number].pid), self._running[number].pid):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    def runs(self, number: int, process: int) -> bool:
        """Return whether a process belongs to a worker."""
        return process in _descendants(self._running[number].pid)

    def await_workers(self, count: int) -> None:
        """Return once so many workers stand in the master's log."""
        log, until = self._folder / "0.log", time.monotonic() + PATIENCE
        while log.read_text(errors="replace").count("Registering worker") < count:
            if time.monotonic() > until:
                raise TimeoutError(log.read_text(errors="replace")[-2000:])
            time.sleep(0.2)

    def end(self) -> None:
        """End everything that was started."""
        for number in reversed(range(len(self._running))):
            self.kill(number)
            self._running[number].wait()

    def _start(self, name: str, *arguments: str) -> None:
        home = Path(pyspark.__file__).parent
        log = (self._folder / f"{len(self._running)}.log").open("wb")
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1"]
        with log:
            self._running.append(
                subprocess.Popen([*command, "--webui-port", "0", *arguments], env=self._env, stdout=log, stderr=log)
            )


@contextmanager
def cluster(folder: Path, *, workers: int, env: dict[str, str]) -> Iterator[Cluster]:
    """Run a cluster of so many workers."""
    running = Cluster(folder, env)
    try:
        for _ in range(workers):
            running.add_worker()
        running.await_workers(workers)
        yield running
    finally:
        running.end()


def _descendants(process: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    found, waiting = [], [process]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
