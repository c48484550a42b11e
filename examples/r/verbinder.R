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
# Rows of a measure are in the order of the ids as text (1, 10, 11, 2, …), not in that of the vertices. By id they go to the right ones:
#
#   table <- vb_measure(graph, "betweenness")
#   igraph::V(graph)$between <- table$betweenness[match(igraph::V(graph)$name, table$id)]  # no names: match(igraph::V(graph), table$id)
#   merge(people, table, by.x = "organisation", by.y = "id", all.x = TRUE)
#
# igraph keeps the bare numbers of dates (2020-02-03 as 18295) and of factors that are set by V(graph)$x. Turn them into words first:
#
#   graph <- igraph::graph_from_data_frame(vb_words(ties), vertices = vb_words(nodes))
#   igraph::V(graph)$since <- format(dates)
#
# Options are those of the command line: `--node-kind initiative` is node_kind = "initiative", a flag is TRUE, an option that may be given
# several times takes a vector, and one that names fields a vector with names: columns = c(source = "van", target = "naar").

# Runs the program and returns what it wrote to standard output; stops with what it said where it fails. `words` stand before the network.
# A graph of igraph is the file `network` while the program runs, in a folder where it runs: a path of its own would stand in results, and
# differ every time.
vb_run <- function(command, network, options = list(), words = character()) {
  program <- getOption("verbinder", "verbinder")
  if (!is.character(network)) {
    folder <- tempfile("verbinder-")
    dir.create(folder)
    here <- getwd()
    on.exit({ setwd(here); unlink(folder, recursive = TRUE) }, add = TRUE)
    vb_write(network, file.path(folder, "network"))
    if (is.character(options$shards)) options$shards <- unlist(strsplit(options$shards, ",", fixed = TRUE))
    paths <- intersect(names(options), vb_paths)
    options[paths] <- lapply(options[paths], vb_absolute)
    if (grepl("[/\\\\]", program)) program <- vb_absolute(program)
    network <- "network"
    setwd(folder)
  }
  if (length(options) > 0 && (is.null(names(options)) || !all(nzchar(names(options))))) {
    stop("an option has no name; options are given as name = value", call. = FALSE)
  }
  flags <- unlist(Map(function(name, value) {
    flag <- paste0("--", gsub("_", "-", name))
    if (is.null(value) || identical(value, FALSE)) return(NULL)
    if (isTRUE(value)) return(flag)
    if (anyNA(value)) stop("the option ", name, " is NA", call. = FALSE)
    paste0(flag, "=", if (is.null(names(value))) "" else paste0(names(value), "="), vb_text(value))
  }, names(options), options))
  output <- tempfile()
  said <- tempfile()
  on.exit(unlink(c(output, said)), add = TRUE)
  arguments <- shQuote(c(command, flags, "--", words, path.expand(network)))
  code <- system2(program, arguments, stdout = output, stderr = said, env = "NO_COLOR=1")
  messages <- paste(readLines(said, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  if (code != 0) stop(messages, call. = FALSE)
  if (nzchar(messages)) warning(messages, call. = FALSE)
  paste(readLines(output, encoding = "UTF-8", warn = FALSE), collapse = "\n")
}

# Options whose value is the path of a file or folder, or several.
vb_paths <- c("against", "input", "merges", "nodes", "output", "positions", "pseudonym_key", "pseudonym_list", "save_positions", "shards")

# Paths as seen from everywhere, not only from where R stands; `-` is standard output.
vb_absolute <- function(paths) {
  paths <- path.expand(paths)
  ifelse(paths == "-" | grepl("^([/\\\\]|[A-Za-z]:)", paths), paths, file.path(getwd(), paths))
}

# Values as text: numbers with every digit that they have, and 100000 not as 1e+05.
vb_text <- function(values) {
  if (!is.numeric(values)) return(as.character(values))
  short <- sprintf("%.15g", values)
  ifelse(is.na(values) | as.numeric(short) == values, short, sprintf("%.17g", values))
}

# Any command that gives a table, as a data frame; `words` are what stands before the file, such as the ids of measures.
# Undefined is NA. Columns that hold lists are lists of character vectors.
vb_table <- function(command, network, ..., words = character()) {
  result <- jsonlite::fromJSON(vb_run(command, network, list(..., format = "json"), words), simplifyVector = FALSE)
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
  vb_run("diagram", network, list(..., output = path.expand(file)))
  invisible(file)
}

# A network as a graph of igraph; `name` of a vertex is its id, and an attribute `name` is `verbinder_name`. What a node or tie has not is
# NA, or NULL where others have a list; where some have a number and others a word, all are text. A tie without direction in a network
# with some direction stands in it once, from source to target.
vb_igraph <- function(network, ...) {
  data <- jsonlite::fromJSON(vb_run("convert", network, list(..., to = "json", output = "-")), simplifyVector = FALSE)
  field <- function(items, name) vapply(items, `[[`, "", name)
  ids <- field(data[["nodes"]], "id")
  ends <- rbind(match(field(data[["edges"]], "source"), ids), match(field(data[["edges"]], "target"), ids))
  graph <- igraph::add_edges(igraph::make_empty_graph(length(ids), isTRUE(data[["directed"]])), ends)
  igraph::vertex_attr(graph) <- c(list(name = ids), vb_columns(data[["nodes"]], "id", c(name = "verbinder_name")))
  igraph::edge_attr(graph) <- vb_columns(data[["edges"]], c("source", "target"))
  igraph::graph_attr(graph) <- data[["graph"]]
  graph
}

# What nodes or ties have, a column for each field but those that stand apart.
vb_columns <- function(items, apart, renamed = character()) {
  fields <- setdiff(unique(unlist(lapply(items, names))), apart)
  columns <- lapply(fields, function(field) vb_column(lapply(items, `[[`, field)))
  names(columns) <- ifelse(fields %in% names(renamed), renamed[fields], fields)
  columns
}

vb_column <- function(values) {
  known <- Filter(Negate(is.null), values)
  if (any(vapply(known, is.list, TRUE))) return(values)
  kinds <- unique(ifelse(vapply(known, is.numeric, TRUE), "number", vapply(known, typeof, "")))
  word <- function(value) if (is.logical(value)) tolower(value) else vb_text(value)
  unlist(lapply(values, function(value) if (is.null(value)) NA else if (length(kinds) > 1) word(value) else value))
}

# A graph of igraph as a file of node-link data.
vb_write <- function(graph, file) {
  if (!igraph::is_igraph(graph)) stop("a network is a path or a graph of igraph", call. = FALSE)
  text <- jsonlite::toJSON(vb_node_link(graph), auto_unbox = TRUE, null = "null", json_verbatim = TRUE)
  writeLines(text, file, useBytes = TRUE)
}

# A graph of igraph as node-link data, with all attributes. `name` of a vertex is its id, else `id`, else its number; an attribute `id`
# beside `name` (igraph's GraphML reader makes one) is kept as `igraph_id`. What no file can hold is refused by name.
# A graph that is bipartite for igraph has actors and structures.
vb_node_link <- function(graph) {
  vertices <- igraph::vertex_attr(graph)
  key <- Find(function(name) name %in% names(vertices), c("name", "id"))
  ids <- if (is.null(key)) seq_len(igraph::vcount(graph)) else vertices[[key]]
  if (anyNA(ids)) stop("vertex ", which(is.na(ids))[1], " has no ", key, call. = FALSE)
  ids <- vb_text(ids)
  vertices <- vertices[setdiff(names(vertices), key)]
  renamed <- c(id = "igraph_id", verbinder_name = "name")
  for (name in intersect(names(renamed), names(vertices))) {
    if (renamed[[name]] %in% names(vertices)) stop("vertices have ", name, " and ", renamed[[name]], "; rename one", call. = FALSE)
    names(vertices)[names(vertices) == name] <- renamed[[name]]
  }
  ends <- igraph::as_edgelist(graph, names = FALSE)
  ends <- list(source = ids[ends[, 1]], target = ids[ends[, 2]])
  ties <- igraph::edge_attr(graph)
  for (end in intersect(names(ends), names(ties))) {
    if (!identical(vb_text(ties[[end]]), ends[[end]])) stop("ties have an attribute ", end, " with other values; rename it", call. = FALSE)
  }
  ties <- ties[setdiff(names(ties), names(ends))]
  about <- igraph::graph_attr(graph)
  about <- Map(function(value, name) vb_value(value, "the graph", name), about, names(about))
  data <- list(directed = igraph::is_directed(graph), multigraph = TRUE, graph = structure(about, names = as.character(names(about))),
               nodes = vb_items(list(id = ids), vertices, "vertex"), edges = vb_items(ends, ties, "tie"))
  told <- any(c("kind", "directed") %in% c(names(vertices), names(ties))) || "vocabulary" %in% names(about)
  if (told) data else vb_modes(data, vertices[["type"]], igraph::as_edgelist(graph, names = FALSE))
}

# The two modes that `type` of vertices, FALSE or TRUE, tells apart: actors, and structures that they take part in. Unless every tie joins
# the two it may mean anything.
vb_modes <- function(data, type, ends) {
  if (!is.logical(type) || anyNA(type) || nrow(ends) == 0 || any(type[ends[, 1]] == type[ends[, 2]])) return(data)
  data$graph$vocabulary <- list(node_kinds = list(list(id = "group", mode = "structure")))
  data$nodes[type] <- lapply(data$nodes[type], c, list(kind = "group"))
  back <- type[ends[, 1]]
  # From structures to actors: something else than taking part.
  if (data$directed && any(back)) return(data)
  data$edges[back] <- lapply(data$edges[back], function(tie) replace(tie, c("source", "target"), tie[c("target", "source")]))
  data$edges <- lapply(data$edges, function(tie) replace(tie, c("kind", "directed"), list("participates-in", data$directed)))
  data
}

# Rows of columns; what is missing in a row is left out of it.
vb_items <- function(first, columns, what) {
  # Not `[[` for all: a span of time becomes a bare number by it.
  cell <- function(column, row) if (is.list(column) && !inherits(column, "POSIXlt")) column[[row]] else column[row]
  lapply(seq_along(first[[1]]), function(row) {
    values <- Map(function(column, name) vb_value(cell(column, row), paste(what, row), name), columns, names(columns))
    c(lapply(first, `[[`, row), Filter(Negate(is.null), values))
  })
}

# A value as JSON has it; missing is NULL. What JSON has no form for is refused, never turned into its description.
vb_value <- function(value, where, name) {
  if (inherits(value, "AsIs")) return(lapply(unclass(value), vb_value, where, name))
  value <- vb_word(value)
  if (is.list(value) && !is.object(value)) return(lapply(value, vb_value, where, name))
  if (is.null(value)) return(NULL)
  if (is.object(value) || !(is.character(value) || is.numeric(value) || is.logical(value))) {
    stop(name, " of ", where, " is a ", class(value)[1], ", which no file can hold", call. = FALSE)
  }
  if (is.matrix(value)) return(lapply(seq_len(nrow(value)), function(row) vb_value(I(value[row, ]), where, name)))
  if (length(value) != 1) return(lapply(unname(value), vb_value, where, name))
  if (is.na(value)) return(NULL)
  if (is.numeric(value) && is.infinite(value)) stop(name, " of ", where, " is infinite, which no file can hold", call. = FALSE)
  # jsonlite writes fifteen digits at most.
  if (is.double(value)) structure(vb_text(value), class = "json") else unname(value)
}

# A data frame with dates, times and factors as words, before igraph makes bare numbers of them. What else it would make numbers of, such
# as lengths of time, is refused by name.
vb_words <- function(frame) {
  words <- lapply(as.list(frame), vb_word)
  bare <- names(which(vapply(words, function(column) is.numeric(unclass(column)) && is.object(column), TRUE)))
  if (length(bare) > 0) stop("the column ", bare[1], " is a ", class(words[[bare[1]]])[1], "; turn it into numbers or text first", call. = FALSE)
  frame[] <- words
  frame
}

vb_word <- function(values) {
  if (is.factor(values)) return(as.character(values))
  if (inherits(values, "Date")) return(format(values, "%Y-%m-%d"))
  if (inherits(values, "POSIXt")) vb_time(values) else values
}

# Times with their zone where they have one; midnight without a zone is a day.
vb_time <- function(times) {
  times <- as.POSIXct(times)
  zoned <- length(attr(times, "tzone")) == 1 && nzchar(attr(times, "tzone"))
  zone <- if (zoned) sub("(..)$", ":\\1", format(times, "%z")) else ""
  # Half a microsecond more, as R cuts off digits.
  text <- sub("\\.?0*$", "", format(times + 5e-7, "%Y-%m-%dT%H:%M:%OS6"))
  text <- ifelse(nchar(text) < 19, format(times, "%Y-%m-%dT%H:%M:%S"), text)
  text <- if (zoned) paste0(text, zone) else sub("T00:00:00$", "", text)
  ifelse(is.na(times), NA_character_, text)
}
