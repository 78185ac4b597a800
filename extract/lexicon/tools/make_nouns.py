#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make tables/nouns.tsv, the semantic class of common nouns, from WordNet 3.0 (Debian: wordnet-base).

usage: make_nouns.py [WORDNET_DIR] > ../tables/nouns.tsv
A noun gets the class that most of its tagged occurrences (cntlist.rev) and its first sense speak for. Only facts of the
form noun → class are taken; corrections by hand stand in corrections.tsv beside the tables and win when they are read.
"""
import collections, pathlib, sys

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
synsets, parents, instances = {}, collections.defaultdict(list), set()
for line in open(folder / "data.noun", encoding="utf-8"):
    if line.startswith("  "):
        continue
    f = line.split(" ")
    count = int(f[3], 16)
    words = [f[4 + 2 * i].lower() for i in range(count)]
    synsets[f[0]] = (int(f[1]), words)
    at = 4 + 2 * count
    for i in range(int(f[at])):
        symbol, target, pos = f[at + 1 + 4 * i: at + 4 + 4 * i]
        if symbol in ("@", "@i") and pos == "n":
            parents[f[0]].append(target)
            if symbol == "@i":
                instances.add(f[0])

senses, first = {}, {}
for line in open(folder / "index.noun", encoding="utf-8"):
    if line.startswith("  "):
        continue
    f = line.split()
    n = int(f[2])
    senses[f[0]] = f[-n:]
counts = {}
for line in open(folder / "cntlist.rev", encoding="utf-8"):
    key, number, count = line.split()
    lemma, _, rest = key.partition("%")
    if rest.startswith("1:"):
        counts[lemma, int(number)] = int(count)


def having(word, *others):
    """the synset that holds all these words"""
    for s in senses[word]:
        if all(o in synsets[s][1] for o in others):
            return s
    print(f"no synset of {word} with {others}", file=sys.stderr)
    return "-"


ROOTS = [  # nearest root above a synset decides
    ("person", [having("person", "individual")]),
    ("organization", [having("organization", "organisation"), having("unit", "social_unit"), having("team", "squad"),
                      having("institution", "establishment"), having("administrative_unit"), having("regime", "government")]),
    ("place", [having("state", "nation", "country", "land"), having("location"), having("structure", "construction"),
               having("facility", "installation"), having("geological_formation"), having("body_of_water"),
               having("land", "dry_land"), having("country", "rural_area"), having("room"), having("administrative_district"),
               having("state", "province"), having("shop", "store"), having("way"), having("tract", "parcel")]),
    ("group", [having("people"), having("gathering", "assemblage"), having("kin", "kinsfolk"), having("crowd"),
               having("social_group"), having("race"), having("social_class", "class"), having("ethnic_group"),
               having("citizenry", "people"), having("population"), having("audience"), having("force", "personnel")]),
    ("event", [having("social_event"), having("military_action", "action"), having("conflict", "struggle"),
               having("meeting", "group_meeting"), having("conference"), having("negotiation", "dialogue"),
               having("election"), having("vote", "ballot"), having("attack", "onslaught"), having("crime", "offense"),
               having("killing", "kill"), having("trial"), having("protest"), having("misfortune", "bad_luck"),
               having("accident"), having("ceremony"), having("visit"), having("campaign", "cause"),
               having("conversation"), having("journey"), having("revolution"), having("violence", "force"),
               having("natural_phenomenon"), having("incident"), having("crisis"), having("talk", "talk_of_the_town"),
               having("conference", "group_discussion"), having("phone_call", "call"), having("hearing"), having("riot"),
               having("strike", "work_stoppage"), having("contest", "competition"), having("convention"), having("killing", "violent_death")]),
    ("work", [having("document", "written_document"), having("publication"), having("law", "jurisprudence"), having("law"),
              having("agreement", "understanding"), having("written_agreement"), having("treaty"), having("plan", "program"),
              having("legal_document"), having("creation"), having("statement"), having("message", "content"), having("writing", "written_material"),
              having("product", "production"), having("show"), having("music"), having("tax", "taxation")]),
    ("time", [having("time_period", "period"), having("time_unit"), having("time"), having("point", "point_in_time")]),
    ("thing", [having("physical_entity"), having("abstraction"), having("animal", "beast"), having("body_part"), having("artifact"),
               having("substance", "matter"), having("act", "human_action"), having("event"), having("state"), having("attribute"),
               having("cognition", "knowledge"), having("feeling"), having("vehicle"), having("quantity", "measure"),
               having("collection", "aggregation"), having("weapon"), having("fictional_character", "character")]),
]
ROOT_OF = {}
for name, roots in ROOTS:
    for r in roots:
        ROOT_OF.setdefault(r, name)
FEMININE = {having("woman", "adult_female"), having("female", "female_person"), having("girl", "miss"), having("female_aristocrat"),
            having("mother", "female_parent"), having("wife", "married_woman"), having("queen", "female_monarch")}
MASCULINE = {having("man", "adult_male"), having("male", "male_person"), having("boy", "male_child"), having("father", "male_parent"),
             having("king", "male_monarch"), having("husband", "married_man"), having("male_aristocrat")}
OFFICE = {having("leader"), having("official", "functionary"), having("head_of_state", "chief_of_state"), having("minister", "government_minister"),
          having("representative"), having("negotiator"), having("administrator"), having("executive"), having("spokesperson"),
          having("military_officer", "officer"), having("lawgiver", "lawmaker"), having("judge"), having("adviser"), having("diplomat"),
          having("politician")}
KIN = {having("relative", "relation"), having("friend"), having("spouse", "partner")}


def nearest(start):
    seen, level = {start}, [start]
    while level:
        for s in level:
            if s in ROOT_OF:
                return ROOT_OF[s]
        level = [p for s in level for p in parents[s] if not (p in seen or seen.add(p))]
    return "thing"


def above(start):
    seen, todo = set(), [start]
    while todo:
        s = todo.pop()
        if s not in seen:
            seen.add(s)
            todo += parents[s]
    return seen


print("# Semantic classes of common nouns. Made by tools/make_nouns.py; do not edit: see corrections.tsv.")
print("# Source: WordNet 3.0, © 2006 Princeton University, WordNet licence (permissive, notice in README.md); facts only.")
print("# noun\tclass: person group organization place event work time thing\tf feminine, m masculine\tflags: office kin")
for word in sorted(senses):
    if not word.replace("_", "").replace("-", "").isalpha() or not word.isascii() or "_" in word or len(word) < 2:
        continue
    if senses[word][0] in instances:
        continue  # a name
    weights, first_class = collections.Counter(), None
    tagged = sum(counts.get((word, i), 0) for i in range(1, len(senses[word]) + 1))
    for i, s in enumerate(senses[word], 1):
        c = nearest(s)
        first_class = first_class or c
        weights[c] += counts.get((word, i), 0) + (1.5 if i == 1 else 0.3 / i)
    best = max(sorted(weights), key=lambda c: (weights[c], c == first_class))
    s = next(s for s in senses[word] if nearest(s) == best)
    up = above(s)
    if tagged == 0 and best == "thing":
        continue  # "thing" is what an unknown noun is anyway
    gender = ""
    if best == "person":
        gender = "f" if up & FEMININE else "m" if up & MASCULINE else ""
    flags = [n for n, roots in (("office", OFFICE), ("kin", KIN)) if best == "person" and up & roots]
    print(word, best, gender, " ".join(flags), sep="\t")
