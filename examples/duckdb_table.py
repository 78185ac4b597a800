# SPDX-License-Identifier: Apache-2.0
"""Who is quoted most, asked in DuckDB over the CSV table. pip install duckdb; python3 duckdb_table.py quoth.db"""
import subprocess, sys, tempfile
import duckdb

table = tempfile.mkdtemp() + "/said.csv"
subprocess.run(["quoth", "--db", sys.argv[1], "export", "csv", "-o", table], check=True)
answer = duckdb.sql(f"SELECT source, count(*) AS times FROM read_csv('{table}', all_varchar = true) WHERE type = 'SAY' GROUP BY source ORDER BY times DESC, source")
for row in answer.fetchall():
    print(*row, sep=" | ")
