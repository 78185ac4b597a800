#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make extract/statements/data/verb_types.tsv from our own core list, the CAMEO verb dictionary and WordNet.

usage: tools/verb_lexicon.py CAMEO.2.0.txt CAMEO2PLOVER-2021.txt WORDNET_DIR

The core (data/verb_core.tsv, noun_types.tsv, light_verbs.tsv) is ours and always wins. Facts taken over:
  - which verb has which CAMEO code by itself, and with which object noun (PETRARCH2 dictionary, MIT licence,
    Open Event Data Alliance), codes turned into PLOVER types by the CAMEO2PLOVER-2021 table;
  - which verbs share their first sense (or its hypernym, as a check on CAMEO) with verbs of the core (WordNet 3.0, WordNet licence, Princeton University).
The result is sorted and the same on every machine.
"""
import collections
import pathlib
import re
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
HEADER = """# SPDX-License-Identifier: Apache-2.0
# Made by tools/verb_lexicon.py: change verb_core.tsv and run it again. verb<TAB>frame<TAB>type<TAB>source; frames as in
# verb_core.tsv, and obj=NOUN. Sources: core (ours), cameo (PETRARCH2 dictionary, MIT, with CAMEO2PLOVER-2021), wordnet
# (WordNet 3.0, first sense shared with core verbs of one type).
"""


MATERIAL = {"AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"}
# Shares a sense with a core verb in WordNet, but means something else in news.
MISLEADING = set("""action aerate agnise anchor arise associate bear_on be_after be_amiss be_given break_short bushel busy
 chevvy chevy close_out close_up clutch collapse colligate commence comprehend compute conglomerate countermine crispen cumulate
 derive descry double_back dwell earmark employ encounter espy essay even_off even_out even_up except exsert fill_again fit
 fit_out fix force_back forfeit garment gird grade grok guy hatchel import incline jam jaw keen knap know_apart lay_over let limit
 link loose make_fun match merchandise move_over muffle need negative off originate pep_up pertain pick_out picture pile_up plain
 pluck poke_at prehend prop prove pull_together punctuate puzzle_out queer rag rain ramp rage refill repair reward rifle romance
 salve savvy scamper scotch scurry select skitter skyrocket sock solve spirt spot spring_up sprinkle spurt start_out stop_up
 stretch_forth suit sum surface surmount tally teach tease tog torment tumble turn_back turn_to undersell unfit unthaw utilise
 utilize use copy score count measure sum punctuate spread regard relate listen react recognise-as expand ward worsen necessitate collar explore research""".split())
# Patterns whose type holds of the dictionary's own examples only.
UNSOUND = set("""build_barrier set_up_base pass_amendment pass_reform raise_alarm reach_deadlock pursue_rapprochement submit_force
 surround_house organise_evacuation complete_evacuation reduce_debt reduce_tension present_letter send_letter continue_effort
 pick_minister appoint_minister lead_election hold_poll fail_meeting inaugurate_project redouble_effort resume_import resume_relief
 resume_flight find_dead base_diplomat arrange_repatriation arrange_return send_agent send_vehicle draft_police erect_barrier
 control_land maintain_force launch_bid set_up_fund boost_prospect boost_spending increase_budget use_passport use_armor
 upgrade_base win_parliament give_right give_million give_salary start_rationing hold_rioting move_block take_territory
 continue_hitting restructure_debt recover_land wreck_mission set_guideline launch_workshop launch_mission transfer_control
 reverse_decision delay_vote delay_summit import_from involve_for open_hospital open_clinic open_bridge move_injured award_thousand
 resume_lending resume_emergency stabilise_economy hunt_gunman comb_area extend_peacekeeping extend_hand""".split())
PARTICLES = {"across", "along", "alongside", "away", "back", "close", "deep", "down", "if", "inside", "into", "off", "out",
             "outside", "over", "to", "up"}


def read_core():
    rows = {}
    for line in (DATA / "verb_core.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, frame, verbs = line.split("\t")
        for verb in verbs.split():
            rows.setdefault((verb, frame), kind)
    return rows


def read_nouns():
    nouns = {}
    for line in (DATA / "noun_types.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, words = line.split("\t")
            for word in words.split():
                nouns.setdefault(word, kind)
    return nouns


def read_light():
    sets = {}
    for line in (DATA / "light_verbs.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, words = line.split("\t")
            sets[kind] = set(words.split())
    return sets


def plover(path):
    """CAMEO code -> PLOVER type; the longest listed prefix of a code decides."""
    table = {"01": "SAY", "02": "REQUEST", "163": "SANCTION"}  # the table has no type for statements and appeals
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        found = re.match(r"(\d+): *([A-Z]+)", line)
        if found and found[1] != "163":  # embargoes and sanctions stay SANCTION, as news readers call them
            table.setdefault(found[1], found[2])

    def lookup(code):
        for length in range(len(code), 1, -1):
            if code[:length] in table:
                return table[code[:length]]
        return None

    return lookup


def read_cameo(path, to_plover):
    """Verbs with a code of their own or of their group, and simple verb-object patterns."""
    verbs, objects = {}, collections.defaultdict(collections.Counter)
    group = None
    for line in pathlib.Path(path).read_text(encoding="utf-8", errors="replace").splitlines():
        head = re.match(r"--- +(\S+) +\[([-0-9]+)\]", line)
        if head:
            group = to_plover(head[2])
            continue
        pattern = re.match(r"- \* ([A-Z]+) +\[(\d+)\] +# *([A-Z_]+)", line)
        if pattern:
            kind = to_plover(pattern[2])
            if kind:
                objects[(pattern[3].lower(), pattern[1].lower())][kind] += 1
            continue
        verb = re.match(r"\+?([A-Z]+(?:_[A-Z]+)?) *(?:\{[^}]*\})? *(?:\[([-0-9]+)\])? *(?:#.*)?$", line)
        if verb and not line.startswith(("-", "~", "&")):
            kind = to_plover(verb[2]) if verb[2] else group
            if kind:
                verbs.setdefault(verb[1].lower(), kind)
    return verbs, objects


def read_wordnet(folder):
    """verb -> (members of its first sense, members of that sense's hypernym), each only where that is their first sense
    too, so that a core verb's type is about this very sense."""
    folder = pathlib.Path(folder)
    synsets, above = {}, {}
    for line in (folder / "data.verb").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" ")
        count = int(fields[3], 16)
        synsets[fields[0]] = [fields[4 + 2 * i].lower() for i in range(count)]
        pointers = fields[4 + 2 * count:]
        for i in range(1, len(pointers) - 1):
            if pointers[i] == "@":
                above[fields[0]] = pointers[i + 1]
                break
    first = {}
    for line in (folder / "index.verb").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        first[fields[0]] = fields[-int(fields[2])]

    def members(offset):
        return [m for m in synsets.get(offset, []) if first.get(m) == offset]

    return {verb: (members(offset), members(above.get(offset))) for verb, offset in first.items()}


def singular(noun):
    """The lemma, as the extraction sees it."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def main(argv):
    if len(argv) != 3:
        raise SystemExit(__doc__)
    core, nouns, light = read_core(), read_nouns(), read_light()
    special = set().union(*light.values())
    defaults = {verb: kind for (verb, frame), kind in core.items() if frame == "*" and kind != "-"}
    rows = {(verb, frame): (kind, "core") for (verb, frame), kind in core.items()}
    verbs, objects = read_cameo(argv[0], plover(argv[1]))
    known = read_wordnet(argv[2])
    for verb, kind in sorted(verbs.items()):
        if verb not in known or (verb, "*") in rows or verb in special:
            continue
        near = {defaults[m] for members in known[verb] for m in members if m in defaults}
        if near == {kind} and verb not in MISLEADING:  # CAMEO groups verbs generously: only where the verb's nearest relatives agree
            rows[(verb, "*")] = (kind, "cameo")
    for (verb, noun), kinds in sorted(objects.items()):
        kind, count = kinds.most_common(1)[0]
        noun = singular(noun)
        if f"{verb}_{noun}".replace(" ", "_") in UNSOUND:
            continue
        verb = verb.replace(" ", "_")
        if len(kinds) > 1 or verb not in known or verb in light["ending"]:
            continue
        default = rows.get((verb, "*"), ("-",))[0]
        if default != "-" or kind == nouns.get(noun) or noun in PARTICLES or kind not in MATERIAL:
            continue
        rows.setdefault((verb, f"obj={noun}"), (kind, "cameo"))
    for verb, (same, _) in sorted(known.items()):
        if (verb, "*") in rows or verb in special | MISLEADING or verb.count("_") > 1:
            continue
        kinds = {defaults[m] for m in same if m in defaults and m != verb}
        if len(kinds) == 1:
            rows[(verb, "*")] = (kinds.pop(), "wordnet")
    lines = [f"{verb}\t{frame}\t{kind}\t{source}\n" for (verb, frame), (kind, source) in sorted(rows.items())]
    (DATA / "verb_types.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")
    counts = collections.Counter(source for _, source in rows.values())
    print(len({verb for verb, _ in rows}), "verbs,", len(rows), "rows:", dict(counts))


if __name__ == "__main__":
    main(sys.argv[1:])
