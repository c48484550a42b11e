# Opens in R what verbinder writes, with igraph, network and sna, and compares what they find with the native file.
#
# Usage: Rscript formats_open.R VERBINDER FILE...

arguments <- commandArgs(trailingOnly = TRUE)
verbinder <- arguments[1]
folder <- tempfile()
dir.create(folder)

same <- function(found, wanted, what) {
  if (!identical(as.integer(found), as.integer(wanted)))
    stop(sprintf("%s: %s instead of %s", what, paste(found, collapse = " "), paste(wanted, collapse = " ")))
}

for (file in arguments[-1]) {
  native <- jsonlite::fromJSON(file, simplifyVector = FALSE)
  wanted <- c(length(native$nodes), length(native$edges))
  labels <- vapply(native$nodes, function(node) if (is.null(node$label)) node$id else node$label, "")
  path <- function(ending) file.path(folder, paste0("network.", ending))
  for (ending in c("graphml", "gml", "net", "csv")) {
    said <- suppressWarnings(system2(verbinder, c("convert", shQuote(file), "--force", "-o", shQuote(path(ending))), stderr = TRUE))
    if (!is.null(attr(said, "status"))) stop(paste(said, collapse = "\n"))
  }

  for (ending in c("graphml", "gml", "net")) {
    graph <- igraph::read_graph(path(ending), format = if (ending == "net") "pajek" else ending)
    same(c(igraph::vcount(graph), igraph::ecount(graph)), wanted, paste(file, "as", ending, "in igraph"))
    if (igraph::is_directed(graph) != native$directed) stop(paste(file, "as", ending, "in igraph: direction"))
  }
  graph <- igraph::read_graph(path("graphml"), format = "graphml")
  if (!setequal(igraph::V(graph)$label, labels)) stop(paste(file, "as graphml in igraph: labels"))

  ties <- read.csv(path("csv"), check.names = FALSE, encoding = "UTF-8")
  nodes <- read.csv(file.path(folder, "network-nodes.csv"), check.names = FALSE, encoding = "UTF-8")
  net <- network::network(ties, vertices = nodes, directed = native$directed, multiple = TRUE, loops = TRUE)
  same(c(network::network.size(net), network::network.edgecount(net)), wanted, paste(file, "as csv in network"))
  if (!setequal(network::get.vertex.attribute(net, "label"), labels)) stop(paste(file, "as csv in network: labels"))
  # sna lists a tie without direction in both orders.
  listed <- sna::as.edgelist.sna(net)
  same(c(attr(listed, "n"), nrow(listed)), wanted * c(1, if (native$directed) 1 else 2), paste(file, "as csv in sna"))

  # The reader of Pajek files in network takes ties with direction or without, not both in one file.
  directed <- vapply(native$edges, function(tie) !is.null(tie$directed) && tie$directed, TRUE)
  if (!native$directed && !any(directed)) {
    net <- network::read.paj(path("net"))
    same(c(network::network.size(net), network::network.edgecount(net)), wanted, paste(file, "as net in network"))
  }
  cat(basename(file), "in R:", wanted[1], "nodes,", wanted[2], "ties, igraph, network and sna agree\n")
}
