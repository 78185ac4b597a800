# SPDX-License-Identifier: Apache-2.0
"""ask_kuzu.py PACKAGE FOLDER: runs FOLDER's load.cypher in PACKAGE (kuzu, ladybug) and prints what it then answers, as JSON."""
import importlib, json, os, sys

package = importlib.import_module(sys.argv[1])
os.chdir(sys.argv[2])
connection = package.Connection(package.Database(f"{sys.argv[1]}.graph"))
for line in open("load.cypher", encoding="utf-8"):
    connection.execute(line)
ask = lambda text: [list(row) for row in connection.execute(text)]
names = [name or "" for name, in ask("MATCH (e:Entity) RETURN e.name")]
warned = ask("MATCH (a:Entity)-[d:DID {label: 'WARNED'}]->(b:Entity) RETURN a.name, b.name, d.content")
print(json.dumps([names, warned, ask("MATCH (s:Statement) RETURN count(s)")[0][0]]))
