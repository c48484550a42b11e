# Asks igraph for R and sna for the values of agreement.json; peers.py runs it and writes them down.
#
# A call is an R expression over
#   g        the network for igraph, with weights in a weighted one
#   M        its matrix for sna
#   at, i    the node of the row and its number; a, b the ends of the tie or the two groups
#   group    the group of every node, value its number, in the order of nodes
# Functions of igraph and sna bear the same names; each peer sees its own.
suppressPackageStartupMessages({
  library(jsonlite)
  library(igraph)
  library(sna)
})

facts <- commandArgs(trailingOnly = TRUE)[1]
rows <- fromJSON(facts, simplifyVector = FALSE)$rows

network <- function(row) {
  file <- fromJSON(file.path(dirname(facts), "..", "reference", paste0(row$network, ".json")), simplifyVector = FALSE)
  edges <- file$edges
  if (isTRUE(row$weighted)) {
    own <- Filter(function(entry) isTRUE(entry$network_override$weighted), file$expected)
    edges <- own[[1]]$network_override$edges
  }
  asked <- c(row$by, row$value)
  given <- Filter(function(entry) length(asked) && identical(entry$attribute_name, asked) && !is.null(entry$attribute), file$expected)
  nodes <- unlist(file$nodes)
  list(
    nodes = nodes, edges = edges, directed = file$directed,
    attribute = if (length(given)) unlist(given[[1]]$attribute)[nodes]
  )
}

surroundings <- function(row) {
  net <- network(row)
  ends <- data.frame(from = sapply(net$edges, `[[`, 1), to = sapply(net$edges, `[[`, 2))
  if (isTRUE(row$weighted)) ends$weight <- as.numeric(sapply(net$edges, `[[`, 3))
  g <- graph_from_data_frame(ends, directed = net$directed, vertices = data.frame(name = net$nodes))
  M <- as.matrix(as_adjacency_matrix(g, attr = if (isTRUE(row$weighted)) "weight"))
  at <- row$place$node
  two <- unlist(c(row$place$tie, row$place$groups))
  list(
    g = g, M = M, at = at, i = if (!is.null(at)) match(at, net$nodes), a = two[1], b = two[2],
    group = if (!is.null(row$by)) net$attribute, value = if (!is.null(row$value)) as.numeric(net$attribute)
  )
}

answers <- lapply(rows, function(row) {
  peers <- intersect(names(row$peers), c("igraph-r", "sna"))
  names <- surroundings(row)
  if (!is.null(row$place$groups)) {
    order <- levels(factor(names$group))
    names$a <- match(names$a, order)
    names$b <- match(names$b, order)
  }
  found <- sapply(peers, function(peer) {
    package <- asNamespace(if (peer == "sna") "sna" else "igraph")
    value <- eval(parse(text = row$peers[[peer]]$call), list2env(names, parent = package))
    format(as.numeric(value), digits = 17)
  })
  as.list(found)
})

version <- function(package) as.character(packageVersion(package))
cat(toJSON(list(versions = list("igraph-r" = version("igraph"), sna = version("sna")), rows = answers), auto_unbox = TRUE))
