#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make tables/actors.tsv: armed groups, non-governmental and intergovernmental organizations and companies; and
tables/localities.tsv: towns and regions of countries.

usage: make_actors.py FOLDER      (FOLDER holds the Phoenix dictionaries of PETRARCH2)
Source: Phoenix.MilNonState.actors.txt, Phoenix.International.actors.txt, Phoenix.Countries.actors.txt (MIT, © 2014 Open
Event Data Alliance).
Entries with dated roles are persons and left out; so are names of one word that are common nouns, given names or
places, names of two words that begin with a given name, names without any common noun, general descriptions ("… FIGHTERS"), and what
organizations.tsv has. The source writes capitals only: words get one capital, small words none, short ones without a
vowel stay as they are.
"""
import pathlib, re, sys

TABLES = pathlib.Path(__file__).resolve().parent.parent / "tables"
SMALL = set("of and the for in on to de del la da do dos des du et y e al fi wa at with".split())
LEGAL = set("inc incorporated corp corporation ltd limited llc lp plc company co group holdings".split())


def column(table, at):
    lines = (TABLES / table).read_text(encoding="utf-8").splitlines()
    return {field for line in lines if not line.startswith("#") and len(line.split("\t")) > at
            for field in line.split("\t")[at].split(";") if field}


NOUNS = column("nouns.tsv", 0) | column("corrections.tsv", 0)
PERSONS = {line.split("\t")[0] for table in ("nouns.tsv", "corrections.tsv")
           for line in (TABLES / table).read_text(encoding="utf-8").splitlines()
           if line.split("\t")[1:2] in (["person"], ["group"])}
GIVEN = column("given_names.tsv", 0)
TAKEN = column("organizations.tsv", 2) | column("organizations.tsv", 3)
PLACES = set().union(*(column(t, c) for t in ("countries.tsv", "cities.tsv") for c in (2, 3)))
PLACES |= column("countries.tsv", 6) | column("countries.tsv", 7) | column("countries.tsv", 8)


def cased(word, first):
    lower = word.lower()
    if lower in SMALL and not first:
        return lower
    if "." in word or re.search(r"\d", word) or (len(word) <= 4 and not re.search("[AEIOUY]", word)):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() if not (part.lower() in SMALL and i) else part.lower()
                    for i, part in enumerate(word.split("-")))


def forms(raw):
    """The name and, from its brackets, its acronym."""
    acronyms = [a for a in re.findall(r"\(([A-Z][A-Z0-9-]{2,7})\)?", raw)]
    words = re.sub(r"\(.*", "", raw).replace("_", " ").split()
    if not words or not all(re.fullmatch(r"[A-Z0-9][A-Z0-9.'&-]*", w) for w in words):
        return []
    name = " ".join(cased(w, i == 0) for i, w in enumerate(words))
    if name.startswith("The "):
        name = name[4:]
    found = [name]
    bare = name.split()
    while len(bare) > 1 and bare[-1].lower() in LEGAL:
        bare = bare[:-1]
    if len(bare) < len(name.split()):
        found.append(" ".join(bare))
    if name.startswith("Al-"):
        found.append("al-" + name[3:])
    if len(words) == 1 and 3 <= len(words[0]) <= 6 and words[0].isalpha():
        found.append(words[0])
    return found + acronyms


def usable(name, kind):
    words = name.split()
    lower = [w.lower() for w in words]
    if name in TAKEN or name in PLACES or len(name) < 3 or len(name) > 70:
        return False
    singular = lower[-1][:-1] if lower[-1].endswith("s") else lower[-1]
    if kind == "militant" and (lower[-1] in PERSONS or (singular in PERSONS and len(words) < 3)):
        return False
    if len(words) == 1:
        return kind in ("ngo", "igo") and name.isupper() and len(name) >= 4 and lower[0] not in NOUNS
    if kind != "company" and (lower[0] in PERSONS or not any(w in NOUNS or w.rstrip("s") in NOUNS for w in lower)):
        return False
    if len(words) == 2 and (words[0] in GIVEN or (lower[0] in NOUNS and lower[1] in NOUNS and kind == "company")):
        return False
    return True


def entries(path):
    """Of each entry its name, aliases and codes."""
    name, aliases, codes = None, [], []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = line.split("#")[0].rstrip()
        if not line:
            continue
        code = re.findall(r"\[([^\]]*)\]", line)
        text = line.split("[")[0].strip()
        if text and not text.startswith("+"):
            if name:
                yield name, aliases, codes
            name, aliases, codes = text, [], []
        elif text:
            aliases.append(text[1:].strip())
        codes += code
    if name:
        yield name, aliases, codes


def kind_of(codes, militant):
    if not codes or any(re.search(r"\d{6}", code) for code in codes):
        return None
    if militant:
        return "militant" if re.search("REB|IMG", codes[0]) else None
    return {"MNC": "company", "NGO": "ngo", "IGO": "igo"}.get(codes[0].strip()[:3])


def countries():
    """Country names, as the source writes them, to ISO codes of two letters."""
    codes = {}
    for line in (TABLES / "countries.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line.startswith("#") and fields[1] == "country":
            for name in [fields[2]] + fields[3].split(";"):
                codes[name.upper().replace(" ", "_")] = fields[4]
    return codes


def localities(path):
    """(name, country) of places, regions and towns."""
    codes, letters = countries(), {}
    adjectives = column("countries.tsv", 6) | column("countries.tsv", 7)
    for name, aliases, code in entries(path):
        if len(code) == 1 and re.fullmatch(r"[A-Z]{3}", code[0].strip()):
            own = code[0].strip()
            for raw in [name] + aliases:
                if raw.strip("_ ") in codes and own not in letters:
                    letters[own] = codes[raw.strip("_ ")]
            if own in letters:
                for raw in aliases:
                    form = (forms(raw) or [""])[0]
                    lower = form.lower().split()
                    if (len(form) > 3 and form not in PLACES and form not in GIVEN and form not in TAKEN and
                            form not in adjectives and not form.isupper() and raw.strip("_ ") not in codes and
                            not any(w in NOUNS or w.rstrip("s") in NOUNS for w in lower)):
                        yield form, letters[own]


def write(table, lines):
    (TABLES / table).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def main():
    folder = pathlib.Path(sys.argv[1])
    source = "# Source: Phoenix dictionaries of PETRARCH2 (MIT, © 2014 Open Event Data Alliance); facts only."
    seen, rows = set(TAKEN), []
    for file, militant in (("Phoenix.MilNonState.actors.txt", True), ("Phoenix.International.actors.txt", False)):
        for name, aliases, codes in entries(folder / file):
            kind = kind_of(codes, militant)
            if not kind:
                continue
            names = []
            initials = {"".join(w[0] for w in re.findall(r"[A-Z][A-Z]+", raw) if w.lower() not in SMALL)
                        for raw in [name] + aliases if raw.count("_") > 1}
            initials = {i for i in initials if len(i) >= 3}
            for raw in [name] + aliases:
                for form in forms(raw):
                    if form not in seen and (usable(form, kind) or form in initials):
                        seen.add(form)
                        names.append(form)
            if names and (" " in names[0] or len(names[0]) > 2):
                rows.append((kind, names[0], ";".join(names[1:])))
    write("actors.tsv", [
        "# Armed groups, organizations and companies. Made by tools/make_actors.py; do not edit: see organizations.tsv.",
        source, '# kind\tname\taliases, ";" apart'] + ["\t".join(row) for row in sorted(rows)])
    found = {}
    for name, country in localities(folder / "Phoenix.Countries.actors.txt"):
        if name not in seen:
            found.setdefault(name, country)
    write("localities.tsv", [
        "# Towns and regions, which may be surnames as well. Made by tools/make_actors.py; do not edit: see cities.tsv.",
        source, "# name\tcountry (ISO 3166)"] + [f"{name}\t{country}" for name, country in sorted(found.items())])


main()
