#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Who told whom what, asked in Neo4j 5 from Maven: run.sh quoth.db [CYPHER]. Needs Maven and a JDK, 17 or newer.
set -e
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export NEO4J_HOME="$work" NEO4J_CONF="$work/conf"
export JDK_JAVA_OPTIONS="--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED"
mkdir "$work/conf" && touch "$work/conf/neo4j.conf"
mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
quoth --db "$1" export neo4j -o "$work/csv" && cd "$work/csv"
java -cp "$work/lib/*" org.neo4j.cli.AdminTool database import full neo4j --array-delimiter=U+001F --multiline-fields=true \
  --nodes=entities.csv --nodes=statements.csv --nodes=documents.csv --relationships=relationships.csv >"$work/log"
java -cp "$work/lib/*" "$here/Ask.java" "$work" "${2:-MATCH (a)-[t:TOLD]->(b) RETURN a.name, b.name, t.content ORDER BY t.time}"
