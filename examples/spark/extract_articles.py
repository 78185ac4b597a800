# SPDX-License-Identifier: Apache-2.0
"""Extract statements from articles on a Spark cluster.

    spark-submit extract_articles.py ARTICLES OUT [--quoth PATH] [--partitions N]

ARTICLES is NDJSON with one {"uri","text",…} or {"uri","html",…} a line, or Parquet with such columns. OUT gets
`parquet/` (columns document, position, record, json; for Spark, DuckDB, pandas) and `ndjson/` (the records as
`quoth import` takes them, each document's lines together). Every partition runs one `quoth extract -`; a task that
dies is run again and gives the same bytes, since extraction keeps nothing between documents.
"""
import argparse
import json
import os
import subprocess
import threading

from pyspark.sql import SparkSession
from pyspark.sql.functions import get_json_object, posexplode, split, substring_index


def extract_partition(quoth):
    """Turns the documents of a partition, JSON lines, into one row a document: its records, joined by newlines."""

    def run(lines):
        command = [quoth, "--threads", "1", "extract", "-"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            with process.stdin as pipe:
                for line in lines:
                    pipe.write(line.encode() + b"\n")

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        records = []
        for raw in process.stdout:
            line = raw.decode().rstrip("\n")
            if records and line.startswith('{"record":"document"'):
                yield ("\n".join(records),)
                records = []
            records.append(line)
        feeder.join()
        # 1: some documents could not be read and were reported; anything else: the work is not whole, run it again.
        if process.wait() not in (0, 1):
            raise RuntimeError(f"quoth extract ended with {process.returncode}")
        if records:
            yield ("\n".join(records),)

    return run


def read_articles(spark, path):
    if os.path.splitext(path.rstrip("/"))[1] == ".parquet":
        return spark.read.parquet(path).toJSON()
    return spark.read.text(path).rdd.map(lambda row: row.value)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("out")
    parser.add_argument("--quoth", default="quoth", help="the program, on every worker")
    parser.add_argument("--partitions", type=int, default=0, help="0 for Spark's choice")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("quoth extract").getOrCreate()
    articles = read_articles(spark, arguments.articles)
    if arguments.partitions:
        articles = articles.repartition(arguments.partitions)
    documents = spark.createDataFrame(articles.mapPartitions(extract_partition(arguments.quoth)), "records string").persist()
    documents.write.mode("overwrite").text(os.path.join(arguments.out, "ndjson"))
    lines = documents.select(
        get_json_object(substring_index("records", "\n", 1), "$.id").alias("document"),
        posexplode(split("records", "\n")).alias("position", "json"))
    lines.select("document", "position", get_json_object("json", "$.record").alias("record"), "json") \
         .write.mode("overwrite").parquet(os.path.join(arguments.out, "parquet"))
    print(json.dumps({"documents": documents.count()}))
    spark.stop()


if __name__ == "__main__":
    main()
