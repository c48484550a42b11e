# verbinder from R: tables as data frames, networks as graphs of igraph and back. Needs jsonlite and igraph, and the program.
#
#   source("examples/r/verbinder.R")
#   options(verbinder = "target/release/verbinder")          # where the program is; otherwise it is looked for in the path
#   table <- vb_measure("data/florentine-families.json", c("degree", "betweenness"))
#   table[order(-table$betweenness), ]
#   attr(table, "recipe"); attr(table, "notes")               # what the figures rest on, and how to read them
#   graph <- vb_igraph("data/florentine-families.json")       # every node, tie and attribute
#   vb_measure(graph, "constraint")                           # and a graph of igraph goes in
#   vb_table("bridges", "data/sociaal-domein.json", top = 5)  # any command that gives a table
#   vb_diagram("data/sociaal-domein.json", "bridges.svg", view = "bridges")
#
# Options are those of the command line: `--node-kind initiative` is node_kind = "initiative", a flag is TRUE, and an option that may be
# given several times takes a vector.

# Runs the program and returns what it wrote to standard output; stops with what it said where it fails.
vb_run <- function(command, operands, options = list()) {
  flags <- unlist(lapply(names(options), function(name) {
    value <- options[[name]]
    flag <- paste0("--", gsub("_", "-", name))
    if (is.null(value) || identical(value, FALSE)) return(NULL)
    if (isTRUE(value)) flag else paste0(flag, "=", value)
  }))
  output <- tempfile()
  said <- tempfile()
  on.exit(unlink(c(output, said)))
  arguments <- shQuote(c(command, flags, "--", operands))
  code <- system2(getOption("verbinder", "verbinder"), arguments, stdout = output, stderr = said, env = "NO_COLOR=1")
  messages <- paste(readLines(said, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  if (code != 0) stop(messages, call. = FALSE)
  if (nzchar(messages)) warning(messages, call. = FALSE)
  paste(readLines(output, encoding = "UTF-8", warn = FALSE), collapse = "\n")
}

# Any command that gives a table, as a data frame; `words` are what stands before the file, such as the ids of measures.
# Undefined is NA. Columns that hold lists are lists of character vectors.
vb_table <- function(command, network, ..., words = character()) {
  paths <- vb_files(network)
  result <- jsonlite::fromJSON(vb_run(command, c(words, paths), list(..., format = "json")), simplifyVector = FALSE)
  columns <- lapply(result$columns, function(column) {
    values <- lapply(result$rows, `[[`, column$name)
    if (column$type == "list") return(I(lapply(values, function(each) as.character(unlist(each)))))
    missing <- switch(column$type, integer = , number = NA_real_, boolean = NA, NA_character_)
    vapply(values, function(value) if (is.null(value)) missing else if (is.numeric(missing)) as.numeric(value) else value, missing)
  })
  names(columns) <- vapply(result$columns, `[[`, "", "name")
  table <- do.call(data.frame, c(columns, list(check.names = FALSE, stringsAsFactors = FALSE)))
  attr(table, "recipe") <- result$recipe
  attr(table, "notes") <- unlist(result$notes)
  table
}

# Measures side by side: a row per node, per tie, or one for the network.
vb_measure <- function(network, measures, ...) vb_table("measure", network, ..., words = paste(measures, collapse = ","))

# A picture: SVG, PNG, PDF or DOT by the ending of the file.
vb_diagram <- function(network, file, ...) {
  vb_run("diagram", vb_files(network), list(..., output = file))
  invisible(file)
}

# A network as a graph of igraph. A tie without direction in a network with some direction stands in it once, from source to target.
vb_igraph <- function(network, ...) {
  data <- jsonlite::fromJSON(vb_run("convert", vb_files(network), list(..., to = "json", output = "-")), simplifyVector = FALSE)
  vertices <- vb_frame(data$nodes, "id")
  names(vertices)[1] <- "name"
  igraph::graph_from_data_frame(vb_frame(data$edges, c("source", "target")), directed = isTRUE(data$directed), vertices = vertices)
}

# Nodes or ties as a data frame, `first` before all others; a field that some do not have is NA for them, a list stays a list.
vb_frame <- function(items, first) {
  fields <- unique(c(first, unlist(lapply(items, names))))
  columns <- lapply(fields, function(field) {
    values <- lapply(items, `[[`, field)
    if (any(vapply(values, is.list, TRUE))) return(I(values))
    unlist(lapply(values, function(value) if (is.null(value)) NA else value))
  })
  names(columns) <- fields
  do.call(data.frame, c(columns, list(check.names = FALSE, stringsAsFactors = FALSE)))
}

# Paths of networks: files as they are, a graph of igraph as node-link JSON in a temporary file.
vb_files <- function(network) {
  if (is.character(network)) return(network)
  if (!igraph::is_igraph(network)) stop("a network is a path or a graph of igraph", call. = FALSE)
  vertices <- igraph::as_data_frame(network, "vertices")
  if (is.null(vertices$name)) vertices <- data.frame(name = seq_len(igraph::vcount(network)))
  names(vertices)[names(vertices) == "name"] <- "id"
  vertices$id <- as.character(vertices$id)
  ties <- igraph::as_data_frame(network, "edges")
  names(ties)[1:2] <- c("source", "target")
  ties[1:2] <- lapply(ties[1:2], as.character)
  rows <- function(frame) lapply(seq_len(nrow(frame)), function(row) {
    values <- lapply(frame, function(column) column[[row]])
    Filter(function(value) !is.null(value) && !identical(is.na(value), TRUE), values)
  })
  data <- list(directed = igraph::is_directed(network), multigraph = TRUE, graph = structure(list(), names = character()),
               nodes = rows(vertices), edges = rows(ties))
  file <- file.path(tempfile("verbinder-"), "network.json")
  dir.create(dirname(file))
  writeLines(jsonlite::toJSON(data, auto_unbox = TRUE, digits = NA), file, useBytes = TRUE)
  file
}
