# SPDX-License-Identifier: Apache-2.0
"""GraphML in networkx and igraph; the CSV table in Python's csv, pandas and DuckDB; records, FollowTheMoney and PLOVER."""
import csv, io, json, shutil

from checks import WORK, check, guarded, quoth, run, skip


def without_controls(text):
    """What XML 1.0 cannot hold is U+FFFD in GraphML."""
    return "".join("\ufffd" if (ord(c) < 32 and c not in "\n\r\t") or ord(c) in (0xFFFE, 0xFFFF) else c for c in text)


def graphml(sample):
    import igraph
    import networkx

    path = WORK / f"{sample.name}.graphml"
    sample.export("graphml", "-o", path)
    graph = networkx.read_graphml(path, force_multigraph=True)
    found = sorted(d.get("name", "") for _, d in graph.nodes(data=True) if d["labels"].startswith("Entity"))
    check(f"{sample.name}: networkx reads every name of the GraphML", found == sorted(map(without_controls, sample.names)))
    count = sum(d["labels"].startswith("Statement") for _, d in graph.nodes(data=True))
    check(f"{sample.name}: networkx reads {sample.statements} statements", count == sample.statements)
    other = igraph.Graph.Read_GraphML(str(path))
    theirs = (other.vcount(), other.ecount(), sum(map(bool, other.vs["name"])), sorted(other.es["type"]))
    nodes, edges = graph.nodes(data=True), graph.edges(data=True)
    check(f"{sample.name}: igraph reads the same {theirs[0]} nodes, {theirs[1]} edges, names and types",
          theirs == (len(nodes), len(edges), sum(bool(d.get("name")) for _, d in nodes),
                     sorted(d["type"] for _, _, d in edges)))
    keys = {key for _, d in nodes for key in d} | {key for _, _, d in edges for key in d}
    check(f"{sample.name}: igraph has every attribute that networkx has",
          keys - {"id"} <= set(other.vs.attributes()) | set(other.es.attributes()))


def table(sample):
    import duckdb
    import pandas

    path = WORK / f"{sample.name}.csv"
    sample.export("csv", "-o", path)
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
    check(f"{sample.name}: the CSV table has a row a statement", len(rows) == sample.statements)
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    check(f"{sample.name}: pandas reads the table's {len(frame)} rows as Python's csv does", frame.to_dict("records") == rows)
    read = duckdb.sql(f"FROM read_csv('{path}', all_varchar=true, header=true, quote='\"', escape='\"', max_line_size=20000000, "
                      "strict_mode=false, parallel=false)")
    there = [dict(zip(read.columns, (value or "" for value in row))) for row in read.fetchall()]
    check(f"{sample.name}: DuckDB reads the table's {len(there)} rows as Python's csv does", there == rows)
    if sample.name == "harbour":
        known = pandas.read_csv(path)
        check("harbour: pandas sees numbers and booleans",
              known["confidence"].dtype == float and known["quote"].dtype == bool and known["begin"].dtype == int)


def records(sample):
    import duckdb
    import pandas

    check(f"{sample.name}: NDJSON comes back byte for byte", sample.export("ndjson") == sample.records.read_bytes())
    frame = pandas.read_json(sample.records, lines=True, dtype=False, convert_dates=False)
    check(f"{sample.name}: pandas reads the records", list(frame[frame.record == "entity"].name) == sample.names)
    read = duckdb.sql(f"SELECT name FROM read_json('{sample.records}', format='newline_delimited', columns={{record: 'VARCHAR', "
                      "name: 'VARCHAR'}, maximum_object_size=20000000) WHERE record = 'entity'").fetchall()
    check(f"{sample.name}: DuckDB reads the records", [name for name, in read] == sample.names)


def jq(sample):
    if not shutil.which("jq"):
        return skip(f"{sample.name}: jq", "needs Debian's jq")
    said = run("jq", "-c", 'select(.record == "entity") | .name', sample.records).decode()
    check(f"{sample.name}: jq reads every name of the records", [json.loads(line) for line in said.split("\n") if line] == sample.names)
    count = run("jq", "-s", 'map(select(.record == "statement")) | length', sample.records)
    check(f"{sample.name}: jq counts {sample.statements} statements", int(count) == sample.statements)


def follow_the_money(sample):
    import followthemoney

    lines = [json.loads(line) for line in sample.export("ftm").split(b"\n") if line]
    wrong, lost = [], []
    for line in lines:
        try:
            proxy = followthemoney.model.get_proxy(line, cleaned=False)
            proxy.schema.validate(line)
        except followthemoney.exc.InvalidData as error:
            wrong.append((line["schema"], error.errors))
            continue
        lost += [(line["schema"], name) for name, values in line["properties"].items() if len(proxy.get(name)) != len(set(values))]
    check(f"{sample.name}: followthemoney validates all {len(lines)} entities {str(wrong[:1])[:200] if wrong else ''}", not wrong)
    check(f"{sample.name}: followthemoney keeps every value {lost[:3] or ''}", not lost)
    check(f"{sample.name}: FollowTheMoney has an Event a statement, all ids distinct",
          sum(e["id"].startswith("quoth-s") and e["schema"] == "Event" for e in lines) == sample.statements
          and len({e["id"] for e in lines}) == len(lines))
    check(f"{sample.name}: FollowTheMoney has every name",
          set(sample.names) <= {n for e in lines for key in ("name", "notes") for n in e["properties"].get(key, [])})


def plover(sample):
    import jsonschema

    schema = json.loads(quoth("export", "plover-schema"))
    validator = jsonschema.Draft202012Validator(schema)
    lines = [json.loads(line) for line in sample.export("plover").split(b"\n") if line]
    wrong = [error.message for line in lines for error in validator.iter_errors(line)]
    check(f"{sample.name}: {len(lines)} PLOVER lines satisfy the schema {wrong[:1] or ''}", not wrong and bool(lines))
    if sample.name != "harbour":
        found = {name for line in lines for name in line["actor"] + line["recipient"]}
        check(f"{sample.name}: PLOVER has every one of {len(sample.names)} names", found == set(sample.names))


def store_round_trip(sample):
    database = WORK / "round.db"
    for old in WORK.glob("round.db*"):
        old.unlink()
    quoth("--db", database, "import", sample.records)
    check(f"{sample.name}: NDJSON, store, NDJSON: equal",
          quoth("--db", database, "export", "ndjson") == sample.records.read_bytes())
    counted = json.loads(quoth("--db", database, "query", "--format", "ndjson", "MATCH (s:Statement) RETURN count(s) AS n"))["n"]
    import pyoxigraph
    quads = pyoxigraph.parse(quoth("--db", database, "export", "jsonld"), format=pyoxigraph.RdfFormat.JSON_LD)
    found = sum(q.predicate.value.endswith("#type") and q.object.value.endswith("quoth/ns#Statement") for q in quads)
    check(f"{sample.name}: JSON-LD, quads: the store's {counted} statements", found == counted == sample.statements)


def check_all(samples):
    for sample in samples:
        for one in (graphml, table, records, jq, follow_the_money, plover, store_round_trip):
            with guarded(f"{sample.name}: {one.__name__}"):
                one(sample)
