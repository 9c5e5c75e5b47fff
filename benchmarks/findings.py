"""Reads what the plain tools and Sekisho reported into one form, a multiset of keys for each scanner, to compare them.

No key holds a secret: a leak is its rule, file and commit. Its line is left out: Gitleaks says where it stood in that commit, Sekisho
where it stands in the file of today.
"""

import json
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

SCANNERS = ("dependency", "code", "secret")


def dependency_check(report: Path) -> Counter:
    found = Counter()
    for dependency in json.loads(report.read_text())["dependencies"]:
        # A jar, or what lies in it: "a.jar: b.jar", "a.jar (shaded: g:n:1)". Related ones are those that Dependency-Check
        # folds into it, because it takes them for parts of the same thing; Sekisho reports each as a place.
        files = [dependency, *dependency.get("relatedDependencies", [])]
        for vulnerability in dependency.get("vulnerabilities", []):
            for file in files:
                found[file["fileName"], vulnerability["name"]] += 1
    return found


def spotbugs(report: Path) -> Counter:
    found = Counter()
    for _, bug in xml.iterparse(report):
        if bug.tag != "BugInstance":
            continue
        if bug.get("category") == "SECURITY":
            method = bug.find("Method")
            found[
                bug.get("type"),
                bug.find("Class").get("classname"),
                "" if method is None else method.get("name") + method.get("signature"),
            ] += 1
        bug.clear()
    return found


def gitleaks(report: Path) -> Counter:
    return Counter((leak["RuleID"], leak["File"], leak["Commit"]) for leak in json.loads(report.read_text()))


def sekisho(report: Path) -> dict[str, Counter]:
    found = {scanner: Counter() for scanner in SCANNERS}
    for finding in json.loads(report.read_text())["facts"]["findings"]:
        rule = finding["rule"]["id"]
        for occurrence in finding["occurrences"]:
            scanner = occurrence["scanner"]
            # What the repository's own list allows is a fact for Sekisho, and nothing at all for the tool itself.
            if scanner in found and not occurrence.get("toolSuppression"):
                found[scanner][key(scanner, rule, finding, occurrence)] += 1
    return found


def key(scanner: str, rule: str, finding: dict, occurrence: dict) -> tuple:
    location = occurrence["location"]
    if scanner == "dependency":
        artifact = occurrence.get("artifact") or location["path"]
        return artifact_name(artifact), finding["vulnerability"]["id"]
    if scanner == "code":
        return rule, finding["code"]["className"], finding["code"].get("method") or ""
    return rule, location["path"], (occurrence.get("commit") or {}).get("id", "")


def artifact_name(artifact: str) -> str:
    """Sekisho writes a nested file as {@code dir/a.jar!/b.js}, Dependency-Check as {@code a.jar: b.js}."""
    outer, *inner = artifact.split("!/")
    return ": ".join([outer.rsplit("/", 1)[-1], *(part.rsplit("/", 1)[-1] for part in inner[-1:])])


def difference(plain: Counter, ours: Counter) -> tuple[Counter, Counter]:
    """What only the plain tool reported, and what only Sekisho did."""
    return plain - ours, ours - plain
