#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make tables/countries.tsv and tables/offices_current.tsv.

usage: make_countries.py FACTS_DIR TABLES_DIR
FACTS_DIR holds factbook/government.json (CC0: capitals, nationality words, leaders of January 2026) and
rigour/territories/*.yml (MIT: names, ISO codes, Wikidata identifiers).
"""
import json, pathlib, re, sys, unicodedata
import yaml

facts, tables = map(pathlib.Path, sys.argv[1:3])
HAND = {  # iso: (aliases, adjectives, people) that the sources lack
    "US": ("US;U.S.;USA;U.S.A.;America;United States of America", "American;US;U.S.", "Americans;American"),
    "GB": ("UK;U.K.;Britain;Great Britain", "British;UK", "Britons;British;Briton;Brits"),
    "RU": ("Russian Federation", "Russian", "Russians;Russian"), "CZ": ("Czechia;Czech Republic", "Czech", "Czechs;Czech"),
    "AE": ("UAE;U.A.E.;Emirates", "Emirati", "Emiratis;Emirati"), "KR": ("South Korea;Republic of Korea", "South Korean", "South Koreans;South Korean"),
    "KP": ("North Korea;DPRK", "North Korean", "North Koreans;North Korean"), "IR": ("Islamic Republic of Iran", "Iranian", "Iranians;Iranian"),
    "VA": ("Vatican;Holy See;Vatican City", "", ""), "PS": ("Palestine;Palestinian territories;Palestinian Territories", "Palestinian", "Palestinians;Palestinian"),
    "TW": ("Taiwan", "Taiwanese", "Taiwanese"), "HK": ("Hong Kong", "", "Hongkongers"), "MO": ("Macau;Macao", "", ""), "CD": ("DR Congo;DRC;Democratic Republic of Congo;Congo-Kinshasa", "Congolese", "Congolese"),
    "CG": ("Congo-Brazzaville", "", ""), "CI": ("Ivory Coast;Côte d'Ivoire", "Ivorian", "Ivorians;Ivorian"), "MM": ("Myanmar;Burma", "Burmese;Myanmar", "Burmese"),
    "TR": ("Turkey;Türkiye", "Turkish", "Turks;Turk"), "MK": ("North Macedonia;Macedonia", "Macedonian", "Macedonians;Macedonian"), "SZ": ("Eswatini;Swaziland", "Swazi", "Swazis"),
    "CV": ("Cape Verde;Cabo Verde", "", ""), "TL": ("East Timor;Timor-Leste", "Timorese;East Timorese", "Timorese"), "NL": ("Netherlands;Holland", "Dutch", "Dutch"),
    "CH": ("", "Swiss", "Swiss"), "FR": ("", "French", "French;Frenchman;Frenchwoman"), "IE": ("Republic of Ireland", "Irish", "Irish;Irishman;Irishwoman"),
    "ES": ("", "Spanish", "Spaniards;Spaniard;Spanish"), "SE": ("", "Swedish", "Swedes;Swede"), "FI": ("", "Finnish", "Finns;Finn"),
    "DK": ("", "Danish", "Danes;Dane"), "PL": ("", "Polish", "Poles;Pole"), "AF": ("", "Afghan", "Afghans;Afghan"), "IL": ("", "Israeli", "Israelis;Israeli"),
    "IQ": ("", "Iraqi", "Iraqis;Iraqi"), "SA": ("Saudi", "Saudi;Saudi Arabian", "Saudis;Saudi"), "KG": ("Kyrgyz Republic", "Kyrgyz;Kyrgyzstani", "Kyrgyz"), "KZ": ("", "Kazakh;Kazakhstani", "Kazakhs"),
    "UZ": ("", "Uzbek;Uzbekistani", "Uzbeks;Uzbek"), "TJ": ("", "Tajik;Tajikistani", "Tajiks"), "TM": ("", "Turkmen", "Turkmen;Turkmens"), "PK": ("", "Pakistani", "Pakistanis;Pakistani"),
    "BD": ("", "Bangladeshi;Bengali", "Bangladeshis"), "NZ": ("", "New Zealand", "New Zealanders;New Zealander;Kiwis"), "LK": ("", "Sri Lankan", "Sri Lankans"), "SO": ("", "Somali;Somalian", "Somalis;Somali"),
    "YE": ("", "Yemeni", "Yemenis;Yemeni"), "KW": ("", "Kuwaiti", "Kuwaitis"), "QA": ("", "Qatari", "Qataris"), "OM": ("", "Omani", "Omanis"), "BH": ("", "Bahraini", "Bahrainis"),
    "GR": ("", "Greek", "Greeks;Greek"), "PH": ("", "Philippine;Filipino", "Filipinos;Filipino"), "AR": ("", "Argentine;Argentinian", "Argentines;Argentinians"), "SY": ("", "Syrian", "Syrians;Syrian"),
    "XK": ("Kosovo", "Kosovar;Kosovan", "Kosovars"), "ZW": ("", "Zimbabwean", "Zimbabweans"), "VN": ("", "Vietnamese", "Vietnamese"), "BA": ("Bosnia;Bosnia-Herzegovina;Bosnia and Herzegovina", "Bosnian", "Bosnians;Bosnian"),
    "CF": ("CAR", "", ""), "PR": ("", "Puerto Rican", "Puerto Ricans"), "GL": ("", "Greenlandic", "Greenlanders"), "GE": ("", "Georgian", "Georgians"), "UA": ("", "Ukrainian", "Ukrainians;Ukrainian"),
    "SD": ("", "Sudanese", "Sudanese"), "SS": ("", "South Sudanese", "South Sudanese"), "CN": ("People's Republic of China;PRC;mainland China", "Chinese;Sino", "Chinese"), "JP": ("", "Japanese", "Japanese"),
    "DE": ("", "German", "Germans;German"), "IN": ("", "Indian", "Indians;Indian"), "MV": ("", "Maldivian", "Maldivians"), "LA": ("Laos", "Lao;Laotian", "Laotians"), "TH": ("", "Thai", "Thais;Thai"),
}
CANONICAL = {"Czechia": "Czech Republic", "Türkiye": "Turkey", "Côte d'Ivoire": "Ivory Coast", "Naoero": "Nauru", "Holy See": "Vatican City"}
REGIONAL = [  # adjectives of cities.tsv's regions and parts
    ("Europe", "European", "Europeans;European"), ("Africa", "African", "Africans;African"), ("Asia", "Asian", "Asians;Asian"),
    ("Latin America", "Latin American", "Latin Americans"), ("Scotland", "Scottish", "Scots;Scot"), ("England", "English", "Englishman;Englishwoman"),
    ("Wales", "Welsh", "Welshman"), ("Northern Ireland", "Northern Irish", ""), ("Chechnya", "Chechen", "Chechens;Chechen"), ("Crimea", "Crimean", "Crimeans"),
    ("Tibet", "Tibetan", "Tibetans;Tibetan"), ("Kurdistan", "Kurdish", "Kurds;Kurd"), ("Soviet Union", "Soviet", "Soviets"), ("Catalonia", "Catalan", "Catalans"),
    ("Kashmir", "Kashmiri", "Kashmiris"), ("Middle East", "Middle Eastern", ""), ("Eastern Europe", "Eastern European;East European", "Eastern Europeans"),
    ("Western Europe", "Western European;West European", ""), ("Central Asia", "Central Asian", "Central Asians"), ("Siberia", "Siberian", "Siberians"),
    ("Balkans", "Balkan", ""), ("Yugoslavia", "Yugoslav", "Yugoslavs"), ("East Germany", "East German", "East Germans"), ("Caribbean", "", ""),
    ("Antarctica", "Antarctic", ""), ("Scandinavia", "Scandinavian", "Scandinavians"), ("South America", "South American", "South Americans"),
    ("North America", "North American", "North Americans"), ("Abkhazia", "Abkhaz;Abkhazian", "Abkhazians"), ("South Ossetia", "South Ossetian", "South Ossetians"),
    ("Gaza Strip", "Gazan", "Gazans"), ("Central Europe", "Central European", ""), ("Southeast Asia", "Southeast Asian", ""), ("West Africa", "West African", "West Africans"),
]


def plain(text):
    return re.sub(r"<[^>]+>", "", text or "").split(";")[0].strip()


def latin(name):
    return all(ord(c) < 0x250 or c in "’'" for c in name)


book = {}
for entry in json.loads((facts / "factbook/government.json").read_text(encoding="utf-8")).values():
    names = entry.get("Country name", {})
    for key in ("conventional short form", "conventional long form"):
        name = plain(names.get(key, {}).get("text", ""))
        name = re.sub(r"\s*\(.*?\)", "", name)
        if name and name != "none":
            book.setdefault(name.casefold(), entry)
ALIAS_OF_BOOK = {"myanmar": "burma", "czech republic": "czechia", "turkey": "turkey (turkiye)", "ivory coast": "cote d'ivoire", "palestine": "west bank",
                 "north korea": "korea, north", "south korea": "korea, south", "gambia": "gambia, the", "bahamas": "bahamas, the"}


def nationality(text, plural):
    out = []
    for part in re.split(r",|;|\bor\b", re.sub(r"\(singular and plural\)", "(=)", plain(text))):
        m = re.fullmatch(r"\s*([A-Z][\w'’ .-]+?)\s*(\(s\)|\(es\)|\(=\)|\(singular\)|\(plural\))?\s*", part)
        if not m:
            continue
        word, mark = m.groups()
        out += [word + "s", word] if plural and mark == "(s)" else [word]
    return out


rows, leaders, isos = [], [], {}
for path in sorted((facts / "rigour/territories").glob("*.yml")):
    t = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not t.get("qid") or path.stem in ("zz", "eu", "x_so", "un", "ip") or not latin(t["name"]):
        continue
    code, name = path.stem.upper(), CANONICAL.get(t["name"], t["name"])
    country = bool(t.get("is_country")) or code == "PS"
    kind = "historic" if t.get("is_historical") else "country" if country else "territory" if len(code) == 2 else "state"
    iso = code if len(code) == 2 and kind != "historic" else ""
    entry = book.get(name.casefold()) or book.get((t.get("full_name") or "").casefold()) or book.get(ALIAS_OF_BOOK.get(t["name"].casefold(), "-")) or book.get(t["name"].casefold())
    aliases, adjectives, people, capital = [], [], [], ""
    full = t.get("full_name") or ""
    if full and "(" not in full and latin(full):
        aliases.append(full)
    if entry and iso:
        for key in ("conventional short form", "conventional long form"):
            n = re.sub(r"\s*\(.*?\)", "", plain(entry.get("Country name", {}).get(key, {}).get("text", "")))
            if n and n != "none" and "," not in n:
                aliases.append(n)
        capital = re.sub(r"\s*\(.*", "", plain(entry.get("Capital", {}).get("name", {}).get("text", "")))
        nation = entry.get("Nationality") or {}
        adjectives += nationality(nation.get("adjective", {}).get("text", ""), False)
        people += nationality(nation.get("noun", {}).get("text", ""), True)
        isos[iso] = name
        executive = entry.get("Executive branch") or {}
        for key, office in (("chief of state", "head of state"), ("head of government", "head of government")):
            leaders.append((iso, office, executive.get(key, {}).get("text", "")))
    hand = HAND.get(iso)
    if hand:
        aliases = hand[0].split(";") + aliases
        adjectives = hand[1].split(";") + adjectives
        people = hand[2].split(";") + people
    aliases = [a for a in aliases if not (iso == "PS" and a == "West Bank")]
    if t["name"] != name:
        aliases.append(t["name"])
    adjectives = [a for a in adjectives if len(a) > 2 or a in ("US", "UK")]
    clean = lambda xs, *drop: ";".join(dict.fromkeys(x.strip() for x in xs if x.strip() and x.strip() not in drop and latin(x)))
    rows.append((t["qid"], kind, name, clean(aliases, name), iso or code.replace("_", "-"), (t.get("parent") or "").upper(),
                 clean(adjectives), clean(people), "" if capital in ("none", "-") else capital))

with open(tables / "countries.tsv", "w", encoding="utf-8") as f:
    print("# Countries, territories, historic states, states and provinces. Made by tools/make_countries.py; do not edit.", file=f)
    print("# Sources: rigour (MIT, © OpenSanctions): names, codes, Wikidata ids; CIA World Factbook (CC0): capitals, nationality words; ours: short names.", file=f)
    print("# wikidata\tkind\tname\taliases\tcode (ISO 3166)\tpart of\tadjectives\tpeople\tcapital", file=f)
    for r in rows:
        print(*r, sep="\t", file=f)
with open(tables / "regional_adjectives.tsv", "w", encoding="utf-8") as f:
    print("# Adjectives and people of regions in cities.tsv. Ours.\n# name\tadjectives\tpeople", file=f)
    for r in REGIONAL:
        print(*r, sep="\t", file=f)

MONTHS = {m: i for i, m in enumerate("January February March April May June July August September October November December".split(), 1)}


def title_case(name):
    parts = []
    for w in name.split():
        parts.append("-".join(p.capitalize() if p.isupper() and len(p) > 1 and not re.fullmatch(r"[IVX]+", p) else p for p in w.split("-")))
    return " ".join(parts)


with open(tables / "offices_current.tsv", "w", encoding="utf-8") as f:
    print("# Heads of state and government in January 2026. Made by tools/make_countries.py; do not edit.", file=f)
    print("# Source: CIA World Factbook (CC0).\n# country (ISO 3166)\toffice\tperson\tfrom\tto", file=f)
    done = set()
    for iso, function, text in leaders:
        text = plain(text)
        m = re.match(r"((?:[A-Z][\w.'’-]*|of|the|and|&|for)(?: (?:[A-Z][a-z][\w.'’-]*|of|the|and))*?) ((?:(?!\bsince\b)[^()])+?)\s*\(since (?:(\d+) )?(?:(\w+) )?(\d{4})\)", text)
        if not m:
            continue
        office, person, day, month, year = m.groups()
        titles = re.match(r"((?:Acting |Interim |Federal |Transitional )?(?:President|Prime Minister|King|Queen|Chancellor|Emir|Amir|Sultan|Grand Duke|Prince|Pope|Premier|Emperor|Supreme Leader|Taoiseach|Crown Prince and Prime Minister))\b", text)
        if not titles:
            continue
        office = titles.group(1)
        person = text[titles.end():text.index("(since")].strip(" ,")
        if not re.search(r"[A-Z]{2}", person) or "," in person or " of " in person or person.startswith(("and ", "Crown ")):
            continue
        surname = person.split()
        last = max(i for i, w in enumerate(surname) if re.search(r"[A-Z]{2}", w))
        first = min(i for i, w in enumerate(surname) if re.search(r"[A-Z]{2}", w))
        name = title_case(" ".join(surname[:last + 1]))
        date = "-".join(filter(None, [year, f"{MONTHS[month]:02d}" if month in MONTHS else "", f"{int(day):02d}" if day and month in MONTHS else ""]))
        office = office.replace("Crown Prince and ", "").replace("Amir", "Emir").lower().removeprefix("federal ")
        if (iso, office, name) not in done:
            done.add((iso, office, name))
            print(iso, office, name, date, "", sep="\t", file=f)
