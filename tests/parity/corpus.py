# SPDX-License-Identifier: Apache-2.0
"""Gathers varied English text from what a Debian machine and the package index have; nothing of it is kept.

Each source yields texts; `gather` takes as many from each as its share, so that no kind of text outweighs the others.
"""
import glob
import inspect
import io
import json
import pathlib
import pkgutil
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def from_wheel(folder, package, pattern):
    for wheel in sorted(pathlib.Path(folder).glob(package + "-*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                if re.search(pattern, name):
                    yield archive.read(name).decode("utf-8", "replace")


def news(folder):
    """The Lee corpora: short news reports, one a line."""
    for text in from_wheel(folder, "gensim", r"test_data/lee(_background)?\.cor$"):
        lines = text.splitlines()
        for i in range(0, len(lines), 5):
            yield "\n\n".join(lines[i:i + 5]) + "\n"


def reviews(folder):
    """Film reviews without capitals, their punctuation set off: an unusual kind of text."""
    for text in from_wheel(folder, "gensim", r"test_data/alldata-id-10\.txt$"):
        yield from (line + "\n" for line in text.splitlines())


def manuals(folder):
    """Program manuals with code, reStructuredText marks and numbers."""
    for text in from_wheel(folder, "nltk", r"/test/(corpus|classify|discourse|metrics|wordnet|tree|portuguese_en)\.doctest$"):
        yield re.sub(r"\n[^\n]*>>>[^\n]*", "\n", text)


def python_topics(_):
    """The language reference of the running Python."""
    from pydoc_data import topics
    for name in sorted(topics.topics):
        yield topics.topics[name]


def docstrings(_):
    """Documentation strings of the standard library."""
    for name in sorted(m.name for m in pkgutil.iter_modules() if m.name in sys.stdlib_module_names):
        if name in ("antigravity", "this", "idlelib"):
            continue
        try:
            module = __import__(name)
        except Exception:  # a module of another system
            continue
        parts = [inspect.getdoc(value) for _, value in sorted(vars(module).items(), key=lambda pair: pair[0])
                 if inspect.isfunction(value) or inspect.isclass(value)]
        text = "\n\n".join([inspect.getdoc(module) or ""] + [part for part in parts if part])
        if len(text) > 500:
            yield text


def licences(_):
    for path in sorted(glob.glob("/usr/share/common-licenses/*") + glob.glob("/usr/share/doc/*/copyright")[:40]):
        yield pathlib.Path(path).read_text("utf-8", "replace")


def perl(_):
    for path in sorted(glob.glob("/usr/share/perl/5*/pod/perldiag.pod")):
        text = pathlib.Path(path).read_text("utf-8", "replace")
        for begin in range(0, len(text), 20000):
            yield text[begin:begin + 20000]


def readmes(_):
    """What packages say of themselves: links, lists, tables, emoji."""
    for path in sorted(p for folder in sys.path for p in glob.glob(folder + "/*.dist-info/METADATA")):
        yield pathlib.Path(path).read_text("utf-8", "replace")


def benchmarks(_):
    """Encyclopedia and news passages of the benchmarks beside the checkout, where they are."""
    for name in ("pronouns", "attribution", "events", "entities"):
        path = ROOT.parent / "shared" / "bench" / (name + ".open.ndjson")
        if not path.exists():
            continue
        texts = [json.loads(line).get("text", "") for line in io.open(path, encoding="utf-8")]
        texts = list(dict.fromkeys(text for text in texts if text))
        for i in range(0, len(texts), 20):
            yield "\n\n".join(texts[i:i + 20]) + "\n"


def examples(_):
    for path in sorted(glob.glob(str(ROOT / "examples" / "*.txt")) + glob.glob(str(ROOT / "tests/extract/language/reference/*.txt"))):
        yield pathlib.Path(path).read_text("utf-8")


SOURCES = (news, examples, benchmarks, docstrings, readmes, python_topics, licences, manuals, perl, reviews)


def gather(folder, characters):
    """Lists (source, text), about as many characters as asked for; the texts are fit for every reader."""
    texts = []
    share = characters // len(SOURCES)
    for place, source in enumerate(SOURCES):
        left = max(share, (characters - sum(len(text) for _, text in texts)) // (len(SOURCES) - place))
        for text in source(folder):
            text = re.sub("[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]", "", text.replace("\r\n", "\n"))
            if left <= 0:
                break
            if text.strip():
                texts.append((source.__name__, text[:30000]))
                left -= len(texts[-1][1])
    return texts
