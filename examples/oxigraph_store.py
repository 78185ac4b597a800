# SPDX-License-Identifier: Apache-2.0
"""Who said what on whose word, asked in Oxigraph. pip install pyoxigraph; python3 oxigraph_store.py quoth.db"""
import subprocess, sys
import pyoxigraph

quads = subprocess.run(["quoth", "--db", sys.argv[1], "export", "nquads"], check=True, capture_output=True).stdout
store = pyoxigraph.Store()
store.load(quads, format=pyoxigraph.RdfFormat.N_QUADS)
answer = store.query("""PREFIX quoth: <https://w3id.org/quoth/ns#> PREFIX schema: <https://schema.org/>
  SELECT ?who ?what { ?said quoth:speaker/schema:name ?who ; schema:text ?what } ORDER BY ?who ?what""")
for row in answer:
    print(row["who"].value, row["what"].value, sep=" | ")
