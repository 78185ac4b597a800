# SPDX-License-Identifier: Apache-2.0
"""Runs each script of examples/ on a store of the example article and compares what it prints with what `quoth query` says."""
import json, os, pathlib, shutil, sys

from checks import BUILD, ROOT, WORK, check, guarded, quoth, run, skip

EXAMPLES = ROOT / "examples"


def example(*command):
    """What a script prints, with this build's quoth on the path: a tuple of texts a line."""
    text = run(*command, env={**os.environ, "PATH": f"{BUILD}:{os.environ['PATH']}"}).decode()
    return [tuple(line.split(" | ")) for line in text.splitlines()]


def rows(database, cypher):
    """quoth's own answer: a tuple of texts a row."""
    answer = quoth("--db", database, "--format", "ndjson", "query", cypher).decode()
    return [tuple("None" if value is None else str(value) for value in json.loads(line).values())
            for line in answer.splitlines()]


def embedded(database):
    did = sorted(rows(database, "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.statement IS NOT NULL RETURN a.name, type(r), b.name"))
    script = EXAMPLES / "kuzu_graph.py"
    check(f"examples: Kùzu tells the same {len(did)} acts", sorted(example(sys.executable, script, database)) == did)
    ladybug = WORK / "ladybug_graph.py"
    ladybug.write_text(script.read_text().replace("import kuzu\n", "import ladybug as kuzu\n"))
    check("examples: Ladybug tells them too", sorted(example(sys.executable, ladybug, database)) == did)
    told = {(a, label.lower().replace(" ", "_"), b) for a, label, b in example(sys.executable, EXAMPLES / "aleph_entities.py", database)}
    check("examples: followthemoney has every act between two", {(a, label.lower(), b) for a, label, b in did} <= told)
    said = rows(database, "MATCH (s:Statement {type: 'SAY'})-[:SOURCE]->(e) RETURN s.id")
    counted = example(sys.executable, EXAMPLES / "duckdb_table.py", database)
    check(f"examples: DuckDB counts the store's {len(said)} acts of speech",
          sum(int(n) * (name.count("; ") + 1) for name, n in counted if name != "None") == len(said))
    told = rows(database, "MATCH (a:Entity)-[t:TOLD]->(b:Entity) RETURN a.name, b.name, t.content")
    check(f"examples: FalkorDB answers {len(told)} rows", sorted(example(sys.executable, EXAMPLES / "falkordb_graph.py", database)) == sorted(told))
    spoken = example(sys.executable, EXAMPLES / "oxigraph_store.py", database)
    check(f"examples: Oxigraph answers {len(spoken)} rows", len(spoken) > 3)
    return told, spoken


def javas(database, told, spoken):
    if not shutil.which("mvn") or not shutil.which("java"):
        return skip("examples: neo4j and jena", "need java and mvn (Debian's default-jdk-headless and maven)")
    lines = example(EXAMPLES / "neo4j" / "run.sh", database)
    found = [[cell.strip(' |"') for cell in line] for line in lines if len(line) == 3][1:]
    check(f"examples: Neo4j answers {len(told)} rows", sorted(found) == sorted(map(list, told)))
    lines = example(EXAMPLES / "jena" / "run.sh", database)
    found = [line for line in lines if len(line) == 2][1:]
    check("examples: Jena answers as many rows as Oxigraph", len(found) == len(spoken))


def short():
    scripts = [p for p in EXAMPLES.rglob("*") if p.suffix in (".py", ".sh") and "spark" not in p.parts]
    lengths = {p.name: sum(1 for line in p.read_text().splitlines() if line.strip() and not line.startswith("#")) for p in scripts}
    check(f"examples: each of {len(scripts)} scripts is under fifteen lines, the comment above aside", max(lengths.values()) < 15)


def check_all(_):
    database = WORK / "talks.db"
    for old in WORK.glob("talks.db*"):
        old.unlink()
    with guarded("examples"):
        quoth("--db", database, "add", EXAMPLES / "geneva-talks.txt")
        told, spoken = embedded(database)
        javas(database, told, spoken)
        short()
