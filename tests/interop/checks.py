# SPDX-License-Identifier: Apache-2.0
"""What every check here uses: where things are, how quoth is called, and how a result is told."""
import contextlib, json, os, pathlib, shutil, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build"
WORK = BUILD / "interop"
PREFIXES = "PREFIX quoth: <https://w3id.org/quoth/ns#> PREFIX schema: <https://schema.org/> "
counts = {"hold": 0, "failed": 0, "skipped": 0}


def check(claim, holds):
    counts["hold" if holds else "failed"] += 1
    print(("ok   " if holds else "FAIL ") + claim, flush=True)


def skip(what, why):
    """What cannot be checked on this machine is told, and counted in the last line."""
    counts["skipped"] += 1
    print(f"SKIP {what}: {why}", flush=True)


@contextlib.contextmanager
def guarded(what):
    """A check that breaks is a failed check; the others still run."""
    try:
        yield
    except Exception as error:  # whatever another program's library throws
        words = getattr(error, "stderr", None) or b""
        check(f"{what}: {type(error).__name__}: {str(error)[:300]} {words[-600:]!r}", False)


def quoth(*arguments):
    return subprocess.run([BUILD / "quoth", "-q", *arguments], check=True, capture_output=True).stdout


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, **more).stdout


class Sample:
    """One of the exporters' sample graphs: harbour, names (that break writers), random, large."""

    def __init__(self, name):
        self.name = name
        self.records = WORK / f"{name}.ndjson"
        self.records.write_bytes(run(BUILD / "tests" / "export_sample_records", name))
        objects = [json.loads(line) for line in self.records.read_text("utf-8").split("\n") if line]
        self.names = [o["name"] for o in objects if o["record"] == "entity"]
        self.aliases = {a for o in objects if o["record"] == "entity" for a in o.get("aliases", [])}
        self.statements = sum(o["record"] == "statement" for o in objects)

    def export(self, form, *options):
        return quoth("export", form, "--records", self.records, *options)

    def folder(self, form):
        folder = WORK / f"{self.name}-{form}"
        shutil.rmtree(folder, ignore_errors=True)
        self.export(form, "-o", folder)
        return folder


def java_classes(name):
    """The class path of examples/NAME/pom.xml, fetched by Maven once; None where that cannot be, which is told."""
    if not shutil.which("java") or not shutil.which("mvn"):
        skip(name, "needs java and mvn (Debian's default-jdk-headless and maven)")
        return None
    folder = BUILD / "interop-java" / name
    if not (folder / "done").exists():
        made = subprocess.run(["mvn", "-q", "-B", "-f", str(ROOT / "examples" / name / "pom.xml"), "dependency:copy-dependencies",
                               f"-DoutputDirectory={folder}"], capture_output=True)
        if made.returncode != 0:
            skip(name, "Maven cannot fetch it: " + made.stdout.decode(errors="replace")[-300:])
            return None
        (folder / "done").touch()
    return f"{folder}/*"
