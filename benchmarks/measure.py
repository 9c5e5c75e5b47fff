"""Runs one command and says what it cost: wall time, CPU time with all children, peak memory of its JVM."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float
    jvm_peak: int  # bytes; VmHWM of the biggest java process, its children not counted
    peak: int  # bytes; the biggest single process of all
    exit_code: int
    foreign_cpu: float = 0.0  # what everybody else on the machine used meanwhile


def run(command: list[str], log: Path, environment: dict[str, str] | None = None, cwd: Path | None = None) -> Cost:
    """Standard output and error go to the log, so that no terminal slows one side down."""
    with log.open("wb") as out:
        start, busy = time.monotonic(), machine_cpu()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                   env={**os.environ, **(environment or {})}, cwd=cwd)
        jvm_peak = 0
        while True:
            # wait4 counts the process and every descendant that was waited for: Gitleaks under Sekisho, git under Gitleaks.
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            jvm_peak = max([jvm_peak, *map(high_water_mark, java_processes(process.pid))])
            time.sleep(POLL_SECONDS)
        wall, busy = time.monotonic() - start, machine_cpu() - busy
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(wall, cpu, jvm_peak, usage.ru_maxrss * 1024, process.returncode, max(0.0, busy - cpu))


def machine_cpu() -> float:
    """Seconds that all processors have worked since the start: user, nice, system."""
    user, nice, system = Path("/proc/stat").read_text().split(maxsplit=4)[1:4]
    return (int(user) + int(nice) + int(system)) / os.sysconf("SC_CLK_TCK")


def java_processes(root: int) -> list[int]:
    found, rest = [], [root]
    while rest:
        pid = rest.pop()
        try:
            if os.path.basename(os.readlink(f"/proc/{pid}/exe")) == "java":
                found.append(pid)
            for task in os.listdir(f"/proc/{pid}/task"):
                rest += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text().split())
        except OSError:
            pass  # It ended while we looked.
    return found


def high_water_mark(pid: int) -> int:
    """The kernel keeps the highest value itself, so looking now and then loses nothing but the last moment."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
