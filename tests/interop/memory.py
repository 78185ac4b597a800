# SPDX-License-Identifier: Apache-2.0
"""The peak memory of each export of a store and of one twenty times larger. What streams needs the same
for both (tests/export/memory counts it byte by byte); a drawing is laid out whole, and grows."""
import pathlib, shutil, subprocess, time

from checks import BUILD, WORK, check, guarded, quoth

STREAMED = "csv cypher ftm graphml jsonld turtle trig nquads plover ndjson neo4j kuzu".split()
SMALL, LARGE = 40, 800  # articles of 50 statements


def store_of(articles):
    database = WORK / f"articles-{articles}.db"
    for old in WORK.glob(f"articles-{articles}.*"):
        old.unlink()
    records = WORK / f"articles-{articles}.ndjson"
    with records.open("wb") as file:
        subprocess.run([BUILD / "tests" / "export_sample_records", "articles", str(articles)], check=True, stdout=file)
    quoth("--db", database, "import", records)
    return database


def peak(*arguments):
    """The most memory in MB that the process holds of its own: without the database file's pages, which SQLite maps and the
    system takes back at will."""
    process = subprocess.Popen([BUILD / "quoth", "-q", *map(str, arguments)], stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("RssAnon:"):
                most = max(most, int(line.split()[1]))
        time.sleep(0.002)
    if process.returncode != 0:
        raise RuntimeError(f"quoth {arguments} ended with {process.returncode}")
    return most / 1024


def check_all(_):
    with guarded("memory"):
        small, large = store_of(SMALL), store_of(LARGE)
        for form in STREAMED:
            target = WORK / f"memory.{form}"
            few = peak("--db", small, "export", form, "-o", target)
            many = peak("--db", large, "export", form, "-o", target)
            size = sum(f.stat().st_size for f in ([target] if target.is_file() else target.iterdir())) / 1e6
            check(f"memory: {form}: {few:.1f} MB for {SMALL * 50} statements, {many:.1f} MB for {LARGE * 50} ({size:.0f} MB written)",
                  many < few + 0.5)
            shutil.rmtree(target) if target.is_dir() else target.unlink()
        print(f"     memory: DOT, which is laid out whole: {peak('--db', small, 'draw', '-o', WORK / 'memory.dot'):.0f} and "
              f"{peak('--db', large, 'draw', '-o', WORK / 'memory.dot'):.0f} MB", flush=True)
