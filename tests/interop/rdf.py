# SPDX-License-Identifier: Apache-2.0
"""JSON-LD, Turtle, TriG and N-Quads: four parsers of JSON-LD make the quads that we write, two stores answer, our shapes
hold. jsonld.js comes from npm, Apache Jena from Maven, the others from the Python index."""
import io, json, shutil, subprocess

from checks import BUILD, HERE, PREFIXES, WORK, check, guarded, java_classes, quoth, run, skip

QUESTIONS = {
    "who said something": "SELECT DISTINCT ?name { ?s a quoth:Statement ; quoth:speaker ?who . ?who schema:name ?name } ORDER BY ?name",
    "who warned whom, as a fact": "SELECT ?a ?b { ?x verb:warned ?y . ?x schema:name ?a . ?y schema:name ?b } ORDER BY ?a ?b",
    "what is in no default graph": "SELECT ?a ?b { GRAPH ?g { ?x ?verb ?y } ?x schema:name ?a . ?y schema:name ?b } ORDER BY ?a ?b",
}


def key(quad):
    return (str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name))


def parsed(text, form):
    import pyoxigraph
    return {key(q) for q in pyoxigraph.parse(text, format=form)}


def libraries(sample):
    import pyoxigraph
    import pyshacl
    import rdflib
    from pyld import jsonld

    nquads, formats = pyoxigraph.RdfFormat.N_QUADS, pyoxigraph.RdfFormat
    written = {f: sample.export(f) for f in ("nquads", "trig", "turtle", "jsonld")}
    ours = parsed(written["nquads"], nquads)
    check(f"{sample.name}: TriG and N-Quads are the same {len(ours)} quads to pyoxigraph", parsed(written["trig"], formats.TRIG) == ours)
    plain = {q for q in ours if q[3] == "DEFAULT"}
    check(f"{sample.name}: Turtle is the {len(plain)} of them in the default graph", parsed(written["turtle"], formats.TURTLE) == plain)
    check(f"{sample.name}: pyoxigraph expands the JSON-LD to the same quads", parsed(written["jsonld"], formats.JSON_LD) == ours)
    expanded = jsonld.to_rdf(json.loads(written["jsonld"]), {"format": "application/n-quads"})
    check(f"{sample.name}: PyLD expands the JSON-LD to the same quads", parsed(expanded.encode(), nquads) == ours)
    datasets = []
    for text, form in ((written["nquads"], "nquads"), (written["jsonld"], "json-ld")):
        dataset = rdflib.Dataset()
        dataset.parse(io.BytesIO(text), format=form)
        datasets.append({(s, p, o, str(g)) for s, p, o, g in dataset.quads()})
    check(f"{sample.name}: rdflib reads N-Quads and JSON-LD as the same {len(datasets[0])} quads",
          datasets[0] == datasets[1] and len(datasets[0]) == len(ours))
    store = pyoxigraph.Store()
    store.load(written["nquads"], format=nquads)
    count = list(store.query(PREFIXES + "SELECT (COUNT(?s) AS ?n) { ?s a quoth:Statement }"))[0]["n"].value
    check(f"{sample.name}: SPARQL counts the store's {sample.statements} statements", int(count) == sample.statements)
    found = {r["n"].value for r in store.query(PREFIXES + "SELECT ?n { ?e a quoth:Entity ; schema:name ?n }")}
    check(f"{sample.name}: every one of {len(sample.names)} names is read back equal", found == set(sample.names))
    graph = rdflib.Graph().parse(io.BytesIO(written["turtle"]), format="turtle")
    shapes = rdflib.Graph().parse(io.BytesIO(quoth("export", "shapes")), format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    check(f"{sample.name}: our SHACL shapes hold (pySHACL)" + ("" if conforms else "\n" + report), conforms)


def vocabulary():
    import rdflib

    graph = rdflib.Graph().parse(io.BytesIO(quoth("export", "vocabulary")), format="turtle")
    rdfs = rdflib.RDFS
    bare = [s for s in set(graph.subjects()) if not (graph.value(s, rdfs.label) and graph.value(s, rdfs.comment))]
    check("vocabulary: every term has a label and a comment", not bare)
    loose = [s for s in graph.subjects(rdflib.RDF.type, rdflib.RDF.Property)
             if not (graph.value(s, rdfs.domain) and graph.value(s, rdfs.range))]
    check("vocabulary: every property has a domain and a range", not loose)


def jsonld_js(samples):
    import pyoxigraph

    if not shutil.which("node") or not shutil.which("npm"):
        return skip("jsonld.js", "needs node and npm (Debian's nodejs and npm)")
    folder = BUILD / "interop-node"
    if not (folder / "node_modules" / "jsonld").exists():
        folder.mkdir(exist_ok=True)
        got = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "jsonld@8.3.3"],
                             capture_output=True)
        if got.returncode != 0:
            return skip("jsonld.js", "npm cannot fetch it: " + got.stderr.decode(errors="replace")[-300:])
    for sample in samples:
        path = WORK / f"{sample.name}.jsonld"
        path.write_bytes(sample.export("jsonld"))
        quads = run("node", HERE / "expand.js", folder / "node_modules" / "jsonld", path)
        nquads = pyoxigraph.RdfFormat.N_QUADS
        check(f"{sample.name}: jsonld.js expands the JSON-LD to the same quads",
              parsed(quads, nquads) == parsed(sample.export("nquads"), nquads))


def apache_jena(samples, facts):
    classes = java_classes("jena")
    if not classes:
        return
    import pyoxigraph

    jena = lambda *words: run("java", "-cp", classes, *words)

    nquads = pyoxigraph.RdfFormat.N_QUADS
    for sample in samples:
        ours = parsed(sample.export("nquads"), nquads)
        for form, suffix in (("jsonld", "jsonld"), ("trig", "trig"), ("nquads", "nq")):
            path = WORK / f"{sample.name}.{suffix}"
            path.write_bytes(sample.export(form))
            # riot warns of noncharacters in a string, which RDF allows, and then ends with 1: the quads decide.
            read = subprocess.run(["java", "-cp", classes, "riotcmd.riot", "--output=nquads", path], capture_output=True).stdout
            check(f"{sample.name}: Jena's riot reads {form} as the same {len(ours)} quads", parsed(read, nquads) == ours)
    quads = WORK / f"{samples[0].name}.nq"
    place = WORK / "jena-tdb2"
    shutil.rmtree(place, ignore_errors=True)
    jena("tdb2.tdbloader", "--loc", place, quads)
    store = pyoxigraph.Store()
    store.load(quads.read_bytes(), format=nquads)
    prefixes = PREFIXES + f"PREFIX verb: <{facts}> "
    for words, question in QUESTIONS.items():
        said = jena("tdb2.tdbquery", "--loc", place, "--results=json", prefixes + question)
        jena_says = [tuple(v["value"] for v in row.values()) for row in json.loads(said)["results"]["bindings"]]
        oxigraph_says = [tuple(v.value for v in row) for row in store.query(prefixes + question)]
        check(f"SPARQL, {words}: Jena and Oxigraph give the same {len(jena_says)} rows", jena_says == oxigraph_says and bool(jena_says))


def check_all(samples):
    for sample in samples:
        with guarded(f"{sample.name}: RDF libraries"):
            libraries(sample)
    with guarded("vocabulary"):
        vocabulary()
    with guarded("jsonld.js"):
        jsonld_js(samples)
    with guarded("Jena"):
        apache_jena(samples, "https://w3id.org/quoth/verb/")
