# The functions of examples/r/verbinder.R at work: figures against igraph, networks in and out, failures.
#
# Usage: Rscript use_from_r.R VERBINDER EXAMPLE NETWORK

arguments <- commandArgs(trailingOnly = TRUE)
options(verbinder = arguments[1], warn = 2)
source(arguments[2])
file <- arguments[3]

near <- function(found, wanted, what) {
  if (!isTRUE(all.equal(as.numeric(found), as.numeric(wanted), tolerance = 1e-9))) {
    stop(sprintf("%s: %s instead of %s", what, paste(found, collapse = " "), paste(wanted, collapse = " ")))
  }
}

graph <- vb_igraph(file)
native <- jsonlite::fromJSON(file, simplifyVector = FALSE)
near(c(igraph::vcount(graph), igraph::ecount(graph)), c(length(native$nodes), length(native$edges)), "nodes and ties")
simple <- igraph::simplify(igraph::as.undirected(graph))
table <- vb_measure(file, c("degree", "betweenness", "coreness", "constraint"), status = "all", certainty = "all", context = TRUE)
order <- match(igraph::V(simple)$name, table$id)
near(table$degree[order], igraph::degree(simple), "degree")
near(table$betweenness[order], igraph::betweenness(simple), "betweenness")
near(table$coreness[order], igraph::coreness(simple), "coreness")
tied <- igraph::degree(simple) > 0
near(table$constraint[order][tied], igraph::constraint(simple)[tied], "constraint")
stopifnot(all(is.na(table$constraint[order][!tied])), attr(table, "recipe")$command == "measure")

# A graph goes in and comes out with its attributes; strength is where igraph has weight.
made <- igraph::make_graph("Zachary")
igraph::V(made)$name <- paste0("m", seq_len(igraph::vcount(made)))
igraph::V(made)$sector <- rep(c("zorg", NA), length.out = igraph::vcount(made))
igraph::E(made)$weight <- seq_len(igraph::ecount(made)) / 2
table <- vb_measure(made, c("betweenness", "strength"), weight = "strength", cost = "hops")
order <- match(igraph::V(made)$name, table$id)
near(table$betweenness[order], igraph::betweenness(made, weights = NA), "betweenness of a graph")
near(table$strength[order], igraph::strength(made), "strength of a graph")
back <- vb_igraph(vb_files(made))
near(sort(igraph::E(back)$strength), sort(igraph::E(made)$weight), "strength there and back")
same <- match(igraph::V(made)$name, igraph::V(back)$name)
stopifnot(identical(igraph::V(back)$sector[same], igraph::V(made)$sector))

bridges <- vb_table("bridges", file, top = 2)
stopifnot(nrow(bridges) >= 1, is.list(bridges$ties), is.logical(bridges$cut_point))
picture <- vb_diagram(file, file.path(tempdir(), "it's a picture.svg"), view = "bridges")
stopifnot(file.exists(picture))

failure <- tryCatch(vb_measure(file, "no-such-measure"), error = conditionMessage)
stopifnot(grepl("no measure is called", failure))
failure <- tryCatch(vb_measure("no such file.json", "degree"), error = conditionMessage)
stopifnot(grepl("cannot be read", failure))
cat(basename(file), "from R: igraph finds the same figures\n")
