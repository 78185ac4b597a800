#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Who said what, asked in Apache Jena (TDB2) from Maven: run.sh quoth.db [SPARQL]. Needs Maven and a JDK, 17 or newer.
set -e
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
quoth --db "$1" export nquads -o "$work/news.nq"
java -cp "$work/lib/*" tdb2.tdbloader --loc "$work/tdb" "$work/news.nq" 2>"$work/log"
question="PREFIX quoth: <https://w3id.org/quoth/ns#> PREFIX schema: <https://schema.org/>
SELECT ?who ?what { ?said quoth:speaker/schema:name ?who ; schema:text ?what } ORDER BY ?who ?what"
java -cp "$work/lib/*" tdb2.tdbquery --loc "$work/tdb" "${2:-$question}"
