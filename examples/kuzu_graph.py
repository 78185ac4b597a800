# SPDX-License-Identifier: Apache-2.0
"""Who did what to whom, asked in Kùzu. pip install kuzu; python3 kuzu_graph.py quoth.db"""
import os, subprocess, sys, tempfile
import kuzu

folder = tempfile.mkdtemp()
subprocess.run(["quoth", "--db", sys.argv[1], "export", "kuzu", "-o", folder], check=True)
os.chdir(folder)
connection = kuzu.Connection(kuzu.Database("graph.kuzu"))
for command in open("load.cypher"):
    connection.execute(command)
for row in connection.execute("MATCH (a:Entity)-[d:DID]->(b:Entity) RETURN a.name, d.label, b.name ORDER BY a.name, d.label, b.name"):
    print(*row, sep=" | ")
