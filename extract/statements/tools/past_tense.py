#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make extract/statements/data/past_tense.tsv: verbs whose past is not the lemma with -ed.

usage: tools/past_tense.py WORDNET_DIR

The irregular ones are ours; which verbs double their last consonant is taken from WordNet 3.0's verb.exc (WordNet licence).
"""
import pathlib
import sys

IRREGULAR = """arise:arose awake:awoke be:was bear:bore beat:beat become:became befall:befell begin:began behold:beheld bend:bent
bet:bet beset:beset bid:bid bind:bound bite:bit bleed:bled blow:blew break:broke breed:bred bring:brought broadcast:broadcast
build:built burn:burned burst:burst buy:bought can:could cast:cast catch:caught choose:chose cling:clung come:came cost:cost
creep:crept cut:cut deal:dealt dig:dug do:did draw:drew dream:dreamed drink:drank drive:drove dwell:dwelt eat:ate fall:fell
feed:fed feel:felt fight:fought find:found flee:fled fling:flung fly:flew forbid:forbade forecast:forecast foresee:foresaw
foretell:foretold forget:forgot forgive:forgave forgo:forwent forsake:forsook freeze:froze get:got give:gave go:went
grind:ground grow:grew hang:hung have:had hear:heard hide:hid hit:hit hold:held hurt:hurt input:input keep:kept kneel:knelt
knit:knit know:knew lay:laid lead:led lean:leaned leap:leapt learn:learned leave:left lend:lent let:let lie:lay light:lit
lose:lost make:made may:might mean:meant meet:met mislead:misled misread:misread mistake:mistook misunderstand:misunderstood
offset:offset outbid:outbid outdo:outdid outgrow:outgrew outrun:outran override:overrode overrun:overran oversee:oversaw
overtake:overtook overthrow:overthrew partake:partook pay:paid plead:pleaded prove:proved put:put quit:quit read:read
rebuild:rebuilt recast:recast redo:redid redraw:redrew remake:remade rend:rent repay:repaid reread:reread rerun:reran
resell:resold reset:reset rethink:rethought retell:retold rewrite:rewrote rid:rid ride:rode ring:rang rise:rose run:ran
say:said see:saw seek:sought sell:sold send:sent set:set sew:sewed shake:shook shed:shed shine:shone shoot:shot show:showed
shrink:shrank shut:shut sing:sang sink:sank sit:sat slay:slew sleep:slept slide:slid sling:slung slit:slit speak:spoke
speed:sped spend:spent spin:spun spit:spat split:split spread:spread spring:sprang stand:stood steal:stole stick:stuck
sting:stung stink:stank stride:strode strike:struck strive:strove swear:swore sweep:swept swell:swelled swim:swam swing:swung
take:took teach:taught tear:tore tell:told think:thought throw:threw thrust:thrust tread:trod undercut:undercut
undergo:underwent understand:understood undertake:undertook undo:undid unwind:unwound uphold:upheld upset:upset wake:woke
wear:wore weave:wove weep:wept win:won wind:wound withdraw:withdrew withhold:withheld withstand:withstood wring:wrung
write:wrote"""


def main(argv):
    if len(argv) != 1:
        raise SystemExit(__doc__)
    rows = dict(pair.split(":") for pair in IRREGULAR.split())
    for line in (pathlib.Path(argv[0]) / "verb.exc").read_text(encoding="utf-8").splitlines():
        form, lemma = line.split()[:2]
        if form == lemma + lemma[-1] + "ed" and "_" not in lemma and "-" not in lemma:
            rows.setdefault(lemma, form)
    target = pathlib.Path(__file__).resolve().parent.parent / "data/past_tense.tsv"
    header = ("# SPDX-License-Identifier: Apache-2.0\n# Made by tools/past_tense.py. lemma<TAB>past. Irregular verbs: ours; doubled "
              "consonants: WordNet 3.0 (WordNet licence).\n")
    target.write_text(header + "".join(f"{lemma}\t{past}\n" for lemma, past in sorted(rows.items())), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
