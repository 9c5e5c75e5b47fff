"""Runs the plain tools one after the other and `sekisho scan`, in turn, and prints one table: cost, ratios, findings."""

import argparse
import datetime
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import findings
import measure
import plain

WALL_BAR, CPU_BAR, MEMORY_BAR = 0.65, 0.70, 0.5e9
QUIET = 0.1  # of our own CPU time
SYNTHETIC, SYNTHETIC_SECONDS, SYNTHETIC_HEAP = 100_000, 10.0, "512m"
SUPPRESSIONS, RULES, JUDGE_SECONDS = 2_000, 50, 2.0
LAUNCHER = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # as `sekisho` starts it
READERS = {"dependency": findings.dependency_check, "code": findings.spotbugs, "secret": findings.gitleaks}
SCAN = "sekisho scan"
SEQUENCE = "one after the other"


@dataclass
class Bench:
    options: argparse.Namespace
    tools: list[plain.Tool]
    rounds: list[dict[str, measure.Cost]] = field(default_factory=list)
    reported: dict[str, tuple[Counter, Counter]] = field(default_factory=dict)  # scanner: plain, Sekisho
    unstable: set[str] = field(default_factory=set)

    def round(self, number: int) -> None:
        """Sekisho goes first in every second round, so that neither side always finds the machine in the same state."""
        costs: dict[str, measure.Cost] = {}
        steps = [self.plain_tools, self.sekisho] if number % 2 == 0 else [self.sekisho, self.plain_tools]
        for step in steps:
            step(costs)
        self.compare_findings()
        if number > 0:  # Round 0 only fills the page cache.
            self.rounds.append(costs)

    def plain_tools(self, costs: dict[str, measure.Cost]) -> None:
        for tool in self.tools:
            say(f"  {tool.name} …")
            tool.report.unlink(missing_ok=True)
            log = self.options.work / f"plain-{tool.scanner}.log"
            costs[tool.name] = cost = measure.run(tool.command, log)
            if cost.exit_code not in tool.good_exit_codes or not tool.report.exists():
                stop(f"{tool.name} ended with {cost.exit_code}", log)

    def sekisho(self, costs: dict[str, measure.Cost]) -> None:
        say(f"  {SCAN} …")
        work = self.options.work
        shutil.rmtree(work / "report", ignore_errors=True)
        log = work / "sekisho.log"
        command = [str(self.options.root / "sekisho"), "scan", str(self.options.project), "--output",
                   str(work / "report"), "--offline", "--fail-on", "none"]
        environment = {"SEKISHO_HOME": str(self.options.home), "SEKISHO_GITLEAKS": self.options.gitleaks}
        costs[SCAN] = cost = measure.run(command, log, environment)
        # 3: the database may lack years, or be older than a week. What matters here is compared below.
        if cost.exit_code not in (0, 3) or not (work / "report" / "sekisho-report.json").exists():
            stop(f"{SCAN} ended with {cost.exit_code}", log)

    def compare_findings(self) -> None:
        ours = findings.sekisho(self.options.work / "report" / "sekisho-report.json")
        for tool in self.tools:
            pair = READERS[tool.scanner](tool.report), ours[tool.scanner]
            if self.reported.setdefault(tool.scanner, pair) != pair:
                self.unstable.add(tool.scanner)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def stop(text: str, log: Path) -> None:
    say("\n".join(log.read_text(errors="replace").splitlines()[-20:]))
    say(f"benchmarks/run: {text}; its whole output is in {log}")
    raise SystemExit(2)


def sequence(costs: dict[str, measure.Cost], tools: list[plain.Tool]) -> measure.Cost:
    each = [costs[tool.name] for tool in tools]
    return measure.Cost(
        sum(c.wall for c in each), sum(c.cpu for c in each), max(c.jvm_peak for c in each), max(c.peak for c in each), 0
    )


def median(values: list[float]) -> float:
    return statistics.median(values)


def verdict(good: bool) -> str:
    return "met" if good else "**missed**"


def cost_table(bench: Bench) -> tuple[list[str], bool]:
    for costs in bench.rounds:
        costs[SEQUENCE] = sequence(costs, bench.tools)
    lines = ["| | wall s | CPU s | peak memory of the JVM, GB |", "|---|---|---|---|"]
    for name in [*(tool.name for tool in bench.tools), SEQUENCE, SCAN]:
        each = [costs[name] for costs in bench.rounds]
        memory = median([c.jvm_peak for c in each]) / 1e9
        lines.append(
            f"| {name} | {median([c.wall for c in each]):.1f} | {median([c.cpu for c in each]):.1f} "
            f"| {f'{memory:.2f}' if memory else ''} |"
        )
    wall = median([costs[SCAN].wall / costs[SEQUENCE].wall for costs in bench.rounds])
    cpu = median([costs[SCAN].cpu / costs[SEQUENCE].cpu for costs in bench.rounds])
    memory = max(costs[SCAN].jvm_peak for costs in bench.rounds)
    lines += [
        "",
        "| bar | allowed | measured | |",
        "|---|---|---|---|",
        f"| wall time, scan ÷ sequence | ≤ {WALL_BAR:.2f} | {wall:.2f} | {verdict(wall <= WALL_BAR)} |",
        f"| CPU time, scan ÷ sequence | ≤ {CPU_BAR:.2f} | {cpu:.2f} | {verdict(cpu <= CPU_BAR)} |",
        f"| peak memory of our JVM, worst round | ≤ {MEMORY_BAR / 1e9:.2f} GB | {memory / 1e9:.2f} GB "
        f"| {verdict(memory <= MEMORY_BAR)} |",
    ]
    return lines, wall <= WALL_BAR and cpu <= CPU_BAR and memory <= MEMORY_BAR


def findings_table(bench: Bench) -> tuple[list[str], bool]:
    lines = ["| scanner | plain tool | sekisho scan | only plain | only Sekisho | |", "|---|---|---|---|---|---|"]
    details: list[str] = []
    good = True
    for scanner, (theirs, ours) in bench.reported.items():
        lost, more = findings.difference(theirs, ours)
        stable = scanner not in bench.unstable
        good = good and not lost and stable
        lines.append(
            f"| {scanner} | {theirs.total()} | {ours.total()} | {lost.total()} | {more.total()} "
            f"| {'equal' if not lost and not more else 'nothing lost' if not lost else '**lost**'}"
            f"{'' if stable else ', **not the same in every round**'} |"
        )
        for title, counter in (("only plain", lost), ("only Sekisho", more)):
            details += [f"{scanner}, {title}: {' '.join(map(str, k))} ×{n}" for k, n in sorted(counter.items())]
    (bench.options.work / "differences.txt").write_text("".join(f"{line}\n" for line in details))
    for line in details[:40]:
        say(line)
    if len(details) > 40:
        say(f"… all {len(details)} in {bench.options.work / 'differences.txt'}")
    return lines, good


def synthetic(options: argparse.Namespace) -> tuple[list[str], bool]:
    say(f"  consolidating and writing {SYNTHETIC:,} synthetic findings …")
    said = on_core(options, "ConsolidateBenchmark", [SYNTHETIC], r"judged in (\d+) ms, (\d+) KiB written in (\d+) ms")
    seconds = (int(said[1]) + int(said[3])) / 1000
    good = seconds <= SYNTHETIC_SECONDS
    say(f"  judging them by {SUPPRESSIONS:,} suppressions and {RULES} rules …")
    said = on_core(options, "JudgeBenchmark", [SYNTHETIC, SUPPRESSIONS, RULES], r"judged in (\d+) ms CPU")
    judged = int(said[1]) / 1000
    quick = judged <= JUDGE_SECONDS
    return [
        f"| consolidating, judging and writing {SYNTHETIC:,} synthetic findings, {SYNTHETIC_HEAP} heap "
        f"| ≤ {SYNTHETIC_SECONDS:.0f} s | {seconds:.1f} s | {verdict(good)} |",
        f"| judging {SYNTHETIC:,} findings by {SUPPRESSIONS:,} suppressions and {RULES} rules against a reference, its history "
        f"and a baseline, {SYNTHETIC_HEAP} heap, fresh JVM, CPU time | ≤ {JUDGE_SECONDS:.0f} s | {judged:.1f} s | {verdict(quick)} |",
    ], good and quick


def on_core(options: argparse.Namespace, name: str, arguments: list[int], says: str) -> re.Match[str]:
    class_path = f"{options.root / 'src/core/target/test-classes'}:{options.root / 'src/cli/target/sekisho.jar'}"
    log = options.work / f"{name}.log"
    cost = measure.run(
        ["java", *LAUNCHER, f"-Xmx{SYNTHETIC_HEAP}", "-cp", class_path, f"io.sekisho.core.{name}", *map(str, arguments)], log
    )
    said = re.search(says, log.read_text())
    if cost.exit_code or not said:
        stop(f"{name} ended with {cost.exit_code}", log)
    return said


def first_line(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).splitlines()[0].strip()


def foreign(bench: Bench) -> float:
    costs = [costs[name] for costs in bench.rounds for name in [*(tool.name for tool in bench.tools), SCAN]]
    return sum(c.foreign_cpu for c in costs) / sum(c.cpu for c in costs)


def circumstances(options: argparse.Namespace, bench: Bench) -> list[str]:
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    project, root = str(options.project), str(options.root)
    classes = sum(1 for d in plain.class_directories(options.project) for _ in d.glob("**/*.class"))
    inputs = len((options.work / "inputs.txt").read_text().splitlines())
    return [
        f"- date: {datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d %H:%M} UTC",
        f"- machine: {cpu[1] if cpu else platform.processor()}, {os.cpu_count()} CPUs, "
        f"{int(memory[1]) / 1e6:.0f} GB, Linux {platform.release()}",
        f"- {first_line('java', '-version')}; {first_line('git', '--version')}; "
        f"gitleaks {first_line(options.gitleaks, 'version')}; Python {platform.python_version()}",
        f"- Sekisho {first_line('git', '-C', root, 'rev-parse', '--short=10', 'HEAD')}",
        f"- project: {options.project.name} at {first_line('git', '-C', project, 'rev-parse', '--short=10', 'HEAD')}, "
        f"{classes} classes, {inputs} jars, lock files and directories for Dependency-Check, "
        f"{first_line('git', '-C', project, 'rev-list', '--all', '--count')} commits",
        f"- database: {(options.snapshot / 'odc.mv.db').stat().st_size / 1e6:.0f} MB, snapshot {options.snapshot.name}",
        f"- measured rounds: {len(bench.rounds)}, interleaved, after one that only warmed the page cache; medians",
        f"- CPU time that others used on the machine meanwhile: {foreign(bench):.0%} of ours"
        + (" (**too much: wall times mean little**)" if foreign(bench) > QUIET else ""),
    ]


def main() -> int:
    parser = argparse.ArgumentParser()
    for name in ("root", "work", "project", "home", "snapshot", "results"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--gitleaks", required=True)
    parser.add_argument("--rounds", type=int, required=True)
    options = parser.parse_args()
    bench = Bench(options, plain.tools(options.project, options.work, options.snapshot, options.gitleaks))
    for number in range(options.rounds + 1):
        say(f"round {number} of {options.rounds}" if number else "warm-up")
        bench.round(number)
    costs, cheap = cost_table(bench)
    extra, quick = synthetic(options)
    same, equal = findings_table(bench)
    table = ["# One scan against the plain tools", "", *circumstances(options, bench), "", *costs, *extra, "", *same, ""]
    partial = options.results.with_name(options.results.name + ".part")
    partial.write_text("\n".join(table))
    partial.replace(options.results)
    print("\n".join(table))
    return 0 if cheap and quick and equal else 1


if __name__ == "__main__":
    sys.exit(main())
