#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints characters.tsv: what spaCy 3.8 on Python 3.11 (Unicode 14.0) knows of each code point, from Python itself.

Rows are `property first last step delta`, code points in hexadecimal; a row stands for first, first+step, … last.
`delta` is what lower-casing adds to the code point (0 but in `lower` rows). Surrogates are left out.
"""
import re
import sys
import unicodedata

CODE_POINTS = [chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF]


def ignorable(c):  # skipped when str.lower looks round a capital sigma: lower-casing itself tells
    return ("a" + c + "Σ").lower()[-1] == "ς" and not cased(c)


def cased(c):  # and not skipped
    return (c + "Σ").lower()[-1] == "ς"


PROPERTIES = {
    "alpha": str.isalpha,
    "upper": str.isupper,
    "digit": str.isdigit,
    "space": str.isspace,
    "word": re.compile(r"\w").match,
    "decimal": re.compile(r"\d").match,
    "cased": cased,
    "ignorable": ignorable,
}


def runs(code_points):
    """Yields (first, last, step) with steps of 1 or 2 that cover the sorted code points."""
    i = 0
    while i < len(code_points):
        step = 2 if code_points[i + 1:i + 2] == [code_points[i] + 2] else 1
        j = i
        while j + 1 < len(code_points) and code_points[j + 1] == code_points[j] + step:
            j += 1
        yield code_points[i], code_points[j], step if j > i else 1
        i = j + 1


def main():
    if unicodedata.unidata_version != "14.0.0":
        sys.exit("this needs a Python with Unicode 14.0.0, such as 3.11")
    print("# Unicode 14.0.0 character properties, printed by make_characters.py. Copyright Unicode, Inc., Unicode licence.")
    for name, holds in PROPERTIES.items():
        for first, last, step in runs([ord(c) for c in CODE_POINTS if holds(c)]):
            print(f"{name}\t{first:04X}\t{last:04X}\t{step}\t0")
    lower = {}
    for c in CODE_POINTS:
        if c.lower() != c and len(c.lower()) == 1:  # the one longer, of U+0130, is in the code
            lower.setdefault(ord(c.lower()) - ord(c), []).append(ord(c))
    rows = [(*run, delta) for delta, code_points in lower.items() for run in runs(code_points)]
    for first, last, step, delta in sorted(rows):
        print(f"lower\t{first:04X}\t{last:04X}\t{step}\t{delta}")


main()
