"""Computes measures of a network too large for one machine, with GraphX of Apache Spark.

    python job.py                                     here, on all cores (needs: pip install pyspark, and Java 17)
    spark-submit --master spark://host:7077 job.py    on a cluster, with this folder where every machine sees it

Options: --data PLACE (folder or address of edges.txt, default: this folder), --results PLACE (default: results beside it),
--partitions N. Reads job.json and edges.txt, writes results/nodes (CSV, one row per node) and results/about (JSON, one line).
Afterwards `verbinder read-spark FOLDER` makes a table of them. Only GraphX itself is called, through py4j: nothing is compiled.
"""

import argparse
import functools
import hashlib
import json
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXTS = {
    "en": {
        "reading": "reading the ties",
        "degree": "counting partners",
        "components": "looking for components",
        "pagerank": "PageRank",
        "triangles": "counting triangles",
        "labels": "propagating labels",
        "distances": "distances to the landmarks",
        "writing": "writing the results",
        "done": "done: verbinder read-spark {folder} makes a table of the results",
        "changed": "edges.txt is not the file that this job was made for (SHA-256 differs): run verbinder spark-job again",
        "sizes": "read {nodes} nodes and {ties} ties where job.json says {known_nodes} and {known_ties}: edges.txt is another file, or not whole",
    },
    "nl": {
        "reading": "relaties lezen",
        "degree": "partners tellen",
        "components": "componenten zoeken",
        "pagerank": "PageRank",
        "triangles": "driehoeken tellen",
        "labels": "labels verspreiden",
        "distances": "afstanden tot de bakens",
        "writing": "resultaten schrijven",
        "done": "klaar: verbinder read-spark {folder} maakt er een tabel van",
        "changed": "edges.txt is niet het bestand waarvoor deze taak is gemaakt (SHA-256 verschilt): voer verbinder spark-job opnieuw uit",
        "sizes": "{nodes} knopen en {ties} relaties gelezen, maar job.json noemt er {known_nodes} en {known_ties}: edges.txt is een ander bestand, of niet compleet",
    },
}


def sha256(file):
    digest = hashlib.sha256()
    with open(file, "rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


class GraphX:
    """GraphX as it is called from Python: every graph here has whole numbers on its nodes and ties."""

    def __init__(self, session, partitions):
        self.jvm = session._jvm
        self.context = session._jsc.sc()
        self.partitions = partitions
        self.graphx = self.jvm.org.apache.spark.graphx
        self.level = self.jvm.org.apache.spark.storage.StorageLevel.MEMORY_AND_DISK()
        self.whole = self.jvm.scala.reflect.ClassTag.Int()

    def read(self, place):
        """The graph of a list of ties; a node without ties stands in it as a tie with itself, and keeps none."""
        read = self.graphx.GraphLoader.edgeListFile
        return read(self.context, place, False, self.partitions, self.level, self.level).ops().removeSelfEdges()

    def both_ways(self, graph):
        """The graph with every tie in both directions, as walks and paths need it where ties have none."""
        arcs = graph.edges().union(graph.reverse().edges())
        return self.graphx.Graph.apply(graph.vertices(), arcs, 1, self.level, self.level, self.whole, self.whole)

    def pairs(self, graph):
        """The graph with one tie per pair, whichever way it runs."""
        graph_ops = graph.ops()
        first_of_two = getattr(graph_ops, "convertToCanonicalEdges$default$1")()
        return graph_ops.convertToCanonicalEdges(first_of_two)

    def numbers(self, ids):
        """A Scala list of node numbers."""
        listed = self.jvm.java.util.ArrayList()
        for number in ids:
            listed.add(self.jvm.java.lang.Long(number))
        return self.jvm.scala.jdk.javaapi.CollectionConverters.asScala(listed).toSeq()


def main():
    asked = (HERE / "job.json").read_bytes()
    job = json.loads(asked)
    texts = TEXTS[job["language"]]
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", default=HERE.as_uri(), metavar="PLACE")
    options.add_argument("--results", default=(HERE / "results").as_uri(), metavar="PLACE")
    options.add_argument("--partitions", type=int, default=0, metavar="N")
    given = options.parse_args()
    if given.data == HERE.as_uri() and sha256(HERE / "edges.txt") != job["edges_sha256"]:
        sys.exit(texts["changed"])

    from pyspark.sql import SparkSession
    from pyspark.sql import functions as sql

    session = SparkSession.builder.appName("verbinder").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    partitions = given.partitions or session.sparkContext.defaultParallelism
    session.conf.set("spark.sql.shuffle.partitions", str(partitions))
    spark = GraphX(session, partitions)
    library, whole = spark.graphx.lib, spark.whole
    started = time.monotonic()

    def say(step):
        print(f"{time.monotonic() - started:8.1f} s  {texts[step]}", flush=True)

    def keep(name, nodes):
        """Computes the values of nodes and keeps them as text: GraphX knows them as pairs, which are written (number,value)."""
        nodes.toJavaRDD().saveAsTextFile(f"{given.results}/working/{name}")

    def kept(name):
        return session.read.text(f"{given.results}/working/{name}").select(
            sql.regexp_extract("value", r"^\((\d+),", 1).cast("long").alias("number"),
            sql.lit(name).alias("name"),
            sql.regexp_extract("value", r"^\(\d+,(.*)\)$", 1).alias("value"),
        )

    # What an interrupted run left behind would be taken for results.
    hadoop = spark.jvm.org.apache.hadoop.fs.Path(given.results)
    hadoop.getFileSystem(session._jsc.hadoopConfiguration()).delete(hadoop, True)

    say("reading")
    graph = spark.read(f"{given.data}/edges.txt")
    arcs = graph if job["directed"] else spark.both_ways(graph)
    arcs.cache()
    nodes, ties = arcs.vertices().count(), graph.edges().count()
    if (nodes, ties) != (job["nodes"], job["ties"]):
        sys.exit(texts["sizes"].format(nodes=nodes, ties=ties, known_nodes=job["nodes"], known_ties=job["ties"]))

    say("degree")
    keep("out_degree", arcs.ops().outDegrees())
    keep("in_degree", arcs.ops().inDegrees())
    keep("partners", spark.pairs(graph).ops().degrees())
    say("components")
    keep("component", library.ConnectedComponents.run(graph, whole, whole).vertices())
    say("pagerank")
    nobody = spark.jvm.scala.Option.empty()
    afresh = 1.0 - job["damping"]
    keep("pagerank", library.PageRank.runWithOptions(arcs, job["rounds"], afresh, nobody, True, whole, whole).vertices())
    say("triangles")
    keep("triangles", library.TriangleCount.run(graph, whole, whole).vertices())
    say("labels")
    keep("label", library.LabelPropagation.run(graph, job["label_rounds"], whole).vertices())
    say("distances")
    landmarks = spark.numbers(job["landmarks"])
    keep("distances", library.ShortestPaths.run(arcs, landmarks, whole).vertices())

    say("writing")
    names = ["out_degree", "in_degree", "partners", "component", "pagerank", "triangles", "label", "distances"]
    together = functools.reduce(lambda one, other: one.union(other), map(kept, names)).groupBy("number").agg(
        *[sql.max(sql.when(sql.col("name") == name, sql.col("value"))).alias(name) for name in names]
    )
    # GraphX gives degrees to nodes with ties only, and distances as Map(landmark -> steps, ...): landmark:steps from here on.
    together = together.fillna("0", ["out_degree", "in_degree", "partners"])
    inside = sql.regexp_extract("distances", r"\((.*)\)", 1)
    steps = sql.regexp_replace(sql.regexp_replace(inside, " -> ", ":"), ", ", " ")
    together.withColumn("distances", steps).write.csv(f"{given.results}/nodes", header=True)
    about = {
        "job_sha256": hashlib.sha256(asked).hexdigest(),
        "edges_sha256": job["edges_sha256"],
        "spark": session.version,
    }
    line = session.range(1).select(*[sql.lit(value).alias(name) for name, value in about.items()])
    line.coalesce(1).write.json(f"{given.results}/about")
    working = spark.jvm.org.apache.hadoop.fs.Path(f"{given.results}/working")
    working.getFileSystem(session._jsc.hadoopConfiguration()).delete(working, True)
    session.stop()
    print(f"{time.monotonic() - started:8.1f} s  {texts['done'].format(folder=HERE)}")


if __name__ == "__main__":
    main()
