"""The plain tools' commands, as a user runs them today: each on its own, with its defaults, one after the other."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

# What Dependency-Check's Maven plugin scans unless told otherwise; and the archives and lock files of the tree.
SCANNED_SCOPES = {"compile", "provided", "runtime", "system"}
SCANNED_DIRECTORIES = ("src/main/resources", "src/main/filters", "src/main/webapp")
SCANNED_FILES = ("*.jar", "*.war", "*.ear", "package-lock.json", "npm-shrinkwrap.json")
# Gitleaks' own default but for "--all": Sekisho leaves what only other branches hold to their own scans.
HISTORY = "--full-history --diff-filter=tuxdb HEAD"
ARTIFACT = re.compile(r":(compile|provided|runtime|system|test):(/.*?\.(?:jar|war|zip))(?: -- module .*)?$")


@dataclass(frozen=True)
class Tool:
    name: str
    scanner: str  # the Sekisho scanner that it is compared with
    command: list[str]
    report: Path
    good_exit_codes: tuple[int, ...]


def jars(listing: Path) -> dict[Path, set[str]]:
    """What `mvn dependency:list` says: each file with the scopes it has in the project's modules."""
    found: dict[Path, set[str]] = {}
    for line in listing.read_text().splitlines():
        match = ARTIFACT.search(re.sub(r"\x1b\[[0-9;]*m", "", line))
        if match:
            found.setdefault(Path(match[2]), set()).add(match[1])
    return found


def dependency_inputs(project: Path, known: dict[Path, set[str]]) -> list[Path]:
    found = {jar for jar, scopes in known.items() if scopes & SCANNED_SCOPES and jar.exists()}
    for module in {pom.parent for pom in project.glob("**/pom.xml") if "target" not in pom.parts}:
        found |= {module / name for name in SCANNED_DIRECTORIES if (module / name).is_dir()}
    for pattern in SCANNED_FILES:
        found |= {file for file in project.glob(f"**/{pattern}") if file.is_file() and "node_modules" not in file.parts}
    return sorted(found)


def class_directories(project: Path) -> list[Path]:
    found = [path for path in sorted(project.glob("**/target/classes")) if any(path.glob("**/*.class"))]
    if not found:
        raise SystemExit(f"{project} has no compiled classes; build it first")
    return found


def data_directory(snapshot: Path, target: Path) -> Path:
    """A data directory of Dependency-Check's own, with the same vulnerabilities as Sekisho's snapshot."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    for name in ("odc.mv.db", "jsrepository.json", "known_exploited_vulnerabilities.json"):
        if (snapshot / name).exists():
            shutil.copy2(snapshot / name, target / name)
    return target


def tools(project: Path, work: Path, snapshot: Path, gitleaks: str) -> list[Tool]:
    known = jars(work / "dependencies.txt")
    inputs = dependency_inputs(project, known)
    (work / "inputs.txt").write_text("".join(f"{path}\n" for path in inputs))
    data = data_directory(snapshot, work / "dependency-check-data")
    reports = work / "dependency-check-report"

    def class_path(tool: str) -> str:
        return (work / f"{tool}.classpath").read_text().strip()

    return [
        Tool(
            "Dependency-Check",
            "dependency",
            ["java", "-cp", f"{work / 'classes'}:{class_path('dependency-check')}", "PlainDependencyCheck",
             str(data), str(reports), str(work / "inputs.txt")],
            reports / "dependency-check-report.json",
            (0,),
        ),
        Tool(
            "SpotBugs text UI, all detectors",
            "code",
            ["java", "-cp", class_path("spotbugs"), "edu.umd.cs.findbugs.FindBugs2", "-low",
             "-pluginList", class_path("findsecbugs"), "-auxclasspath", ":".join(map(str, known)),
             f"-xml:withMessages={work / 'spotbugs.xml'}", *map(str, class_directories(project))],
            work / "spotbugs.xml",
            (0,),
        ),
        Tool(
            "Gitleaks, whole history of HEAD",
            "secret",
            [gitleaks, "git", f"--log-opts={HISTORY}", "--no-banner", "--redact=100", "--report-format", "json",
             "--report-path", str(work / "gitleaks.json"), "--exit-code", "42", str(project)],
            work / "gitleaks.json",
            (0, 42),
        ),
    ]
