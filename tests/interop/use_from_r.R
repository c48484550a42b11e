# The functions of examples/r/verbinder.R at work: figures against igraph, networks in and out, failures.
#
# Usage: Rscript use_from_r.R VERBINDER EXAMPLE NETWORK

arguments <- commandArgs(trailingOnly = TRUE)
program <- normalizePath(arguments[1])
options(verbinder = program, warn = 2)
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
back <- vb_igraph(made)
near(sort(igraph::E(back)$strength), sort(igraph::E(made)$weight), "strength there and back")
same <- match(igraph::V(made)$name, igraph::V(back)$name)
stopifnot(identical(igraph::V(back)$sector[same], igraph::V(made)$sector))

# Nothing is lost there and back: nodes, ties and what is said about the network.
written <- function(network) {
  data <- jsonlite::fromJSON(vb_run("convert", network, list(to = "json", output = "-")), simplifyVector = FALSE)
  items <- vapply(c(data$nodes, data$edges), function(item) as.character(jsonlite::toJSON(item[order(names(item))], auto_unbox = TRUE)), "")
  list(data$directed, data$graph, sort(items))
}
stopifnot(identical(written(graph), written(file)), identical(igraph::graph_attr(graph, "title"), native$graph$title))

# Rows are in the order of ids as text; by id figures go to the right vertices, also without names.
path <- igraph::make_graph(rbind(1:11, 2:12), directed = FALSE)
table <- vb_measure(path, "betweenness")
stopifnot(identical(table$id, sort(as.character(1:12), method = "radix")))
near(table$betweenness[match(igraph::V(path), table$id)], igraph::betweenness(path), "betweenness by number")

# A graph of two vertices by its values, as they are in the file that the program reads.
pair <- function(...) {
  graph <- igraph::make_graph(c(1, 2), directed = FALSE)
  igraph::vertex_attr(graph) <- list(...)
  graph
}
read <- function(graph) {
  written <- tempfile()
  vb_write(graph, written)
  jsonlite::fromJSON(written, simplifyVector = FALSE)
}
values <- function(graph, name) lapply(read(graph)$nodes, `[[`, name)

# Without names vertices are known by `id`, or by their number, and keep the rest.
stopifnot(identical(values(pair(sector = c("zorg", NA)), "sector"), list("zorg", NULL)))
stopifnot(identical(values(pair(name2 = c("x", "y")), "id"), list("1", "2")))
stopifnot(identical(values(pair(id = c("x", "y")), "id"), list("x", "y")))
both <- pair(name = c("x", "y"), id = c("n0", "n1"))
stopifnot(identical(values(both, "id"), list("x", "y")), identical(values(both, "igraph_id"), list("n0", "n1")))
stopifnot(identical(values(pair(name = c(100000, 2)), "id"), list("100000", "2")))

# Dates are dates, numbers have all their digits, lists stay lists.
days <- as.Date(c("2015-06-30", NA))
times <- as.POSIXct(c("2015-06-30 12:00:00.5", "2015-06-30 00:00:00"), tz = "Europe/Amsterdam")
dated <- pair(since = days, seen = times, day = as.POSIXct(c("2015-06-30", NA)), word = factor(c("b", "a")))
stopifnot(identical(values(dated, "since"), list("2015-06-30", NULL)), identical(values(dated, "word"), list("b", "a")))
stopifnot(identical(values(dated, "seen"), list("2015-06-30T12:00:00.5+02:00", "2015-06-30T00:00:00+02:00")))
stopifnot(identical(values(dated, "day"), list("2015-06-30", NULL)))
stopifnot(identical(igraph::V(vb_igraph(dated))$since, c("2015-06-30", NA)))
# igraph makes 18295 of a date in a data frame; as words they stay what they are.
nodes <- data.frame(name = c("a", "b"), since = as.Date(c("2020-02-03", NA)), seen = times, word = factor(c("b", NA)), size = c(2L, 3L))
ties <- data.frame(from = "a", to = "b", since = as.Date("2021-06-30"))
dated <- igraph::graph_from_data_frame(vb_words(ties), vertices = vb_words(nodes))
stopifnot(identical(values(dated, "since"), list("2020-02-03", NULL)), read(dated)$edges[[1]]$since == "2021-06-30")
stopifnot(identical(values(dated, "seen"), list("2015-06-30T12:00:00.5+02:00", "2015-06-30T00:00:00+02:00")))
stopifnot(identical(values(dated, "word"), list("b", NULL)), identical(values(dated, "size"), list(2L, 3L)))
failure <- tryCatch(vb_words(data.frame(a = 1, span = as.difftime(2, units = "days"))), error = conditionMessage)
stopifnot(grepl("the column span is a difftime", failure), identical(vb_words(data.frame(a = 1:2)), data.frame(a = 1:2)))
sums <- c(0.1 + 0.2, 1 / 3)
stopifnot(identical(igraph::V(vb_igraph(pair(share = sums)))$share, sums), sums[1] != 0.3)
stopifnot(identical(values(pair(tags = list(c("a", "b"), I("c"))), "tags"), list(list("a", "b"), list("c"))))

# What no file can hold is refused by name.
refused <- function(graph) tryCatch(read(graph), error = conditionMessage)
stopifnot(grepl("share of vertex 1 is infinite", refused(pair(share = c(Inf, 1)))))
stopifnot(grepl("share of vertex 1 is a complex", refused(pair(share = c(1i, 1)))))
stopifnot(grepl("span of vertex 1 is a difftime", refused(pair(span = as.difftime(c(1, 2), units = "days")))))
stopifnot(grepl("vertex 2 has no name", refused(pair(name = c("a", NA)))))
ended <- igraph::set_edge_attr(pair(), "source", value = "x")
stopifnot(grepl("ties have an attribute source", refused(ended)))

# What is said about a graph is said about the network.
titled <- igraph::set_graph_attr(pair(), "title", "Two")
titled <- igraph::set_graph_attr(titled, "made", as.Date("2015-06-30"))
stopifnot(identical(read(titled)$graph, list(title = "Two", made = "2015-06-30")), vb_igraph(titled)$title == "Two")

# What is bipartite for igraph has actors (`type` FALSE) and structures (TRUE), unless it says of what kinds its nodes are.
attended <- igraph::make_bipartite_graph(c(FALSE, FALSE, FALSE, TRUE, TRUE), c(1, 4, 2, 4, 5, 2, 3, 5))
people <- vb_measure(attended, "degree", mode = "one")
near(people$degree, igraph::degree(igraph::bipartite_projection(attended)$proj1)[as.integer(people$id)], "degree in one mode")
both <- vb_measure(attended, c("degree", "betweenness"))
near(both$betweenness[match(1:5, both$id)], igraph::betweenness(attended), "betweenness in two modes")
modes <- function(network) unlist(vb_table("describe", network)[c("actors", "structures")], use.names = FALSE)
ties <- read(attended)$edges
stopifnot(modes(attended) == c(3, 2), modes(vb_igraph(attended)) == c(3, 2), vapply(ties, `[[`, "", "target") %in% c("4", "5"))
stopifnot(modes(igraph::add_edges(attended, c(1, 2))) == c(5, 0), modes(igraph::set_vertex_attr(attended, "kind", value = "team")) == c(0, 5))
stopifnot(modes(igraph::set_vertex_attr(attended, "type", 1, NA)) == c(5, 0))
turned <- read(igraph::make_bipartite_graph(c(TRUE, FALSE), c(1, 2)))$edges[[1]]
stopifnot(turned$source == "2", turned$target == "1", turned$kind == "participates-in", !turned$directed)
arcs <- igraph::make_bipartite_graph(igraph::V(attended)$type, c(1, 4, 2, 4, 5, 2), directed = TRUE)
stopifnot(modes(arcs) == c(3, 2), is.null(read(arcs)$edges[[1]]$kind))
arcs <- igraph::delete_edges(arcs, 3)
stopifnot(read(arcs)$edges[[2]]$kind == "participates-in", read(arcs)$edges[[2]]$directed, read(arcs)$edges[[2]]$source == "2")

# Nobody, and nobody with a tie.
nobody <- igraph::make_empty_graph(0)
stopifnot(igraph::vcount(vb_igraph(nobody)) == 0, nrow(vb_measure(nobody, "degree")) == 0)
alone <- igraph::make_empty_graph(2)
stopifnot(igraph::vcount(vb_igraph(alone)) == 2, igraph::ecount(vb_igraph(alone)) == 0, vb_measure(alone, "degree")$degree == 0)

# A node may have an attribute `name` beside its id; values of several types are text.
own <- tempfile(fileext = ".json")
people <- '[{"id": "a", "name": "Anna", "size": 1}, {"id": "b", "size": "x"}]'
writeLines(sprintf('{"graph": {"format": "verbinder/1"}, "nodes": %s, "edges": []}', people), own)
named <- vb_igraph(own)
stopifnot(identical(igraph::V(named)$name, c("a", "b")), identical(igraph::V(named)$verbinder_name, c("Anna", NA)))
stopifnot(identical(igraph::V(named)$size, c("1", "x")), identical(values(named, "name"), list("Anna", NULL)))

# The same call twice is the same result, by a name that the network has in memory; its file is gone afterwards. Paths are those of R.
page <- readLines(file.path(dirname(arguments[2]), "../../docs/cli.md"), encoding = "UTF-8")
here <- setwd(tempdir())
before <- list.files()
made_files <- c("same.svg", "same.json", "same.json.recipe.json")
pictures <- vapply(1:2, function(time) vb_diagram(made, "same.svg", save_positions = "same.json"), "")
stopifnot(identical(vb_measure(made, "degree"), vb_measure(made, "degree")), file.exists("same.svg", "same.json"))
stopifnot(attr(vb_measure(made, "degree"), "recipe")$file == "network", setequal(list.files(), c(before, made_files)))
stopifnot(!any(grepl("verbinder-", readLines("same.svg"))), identical(getwd(), normalizePath(tempdir())))
failure <- tryCatch(vb_measure(made, "no-such-measure"), error = conditionMessage)
stopifnot(grepl("no measure is called", failure), identical(getwd(), normalizePath(tempdir())))
stopifnot(setequal(list.files(), c(before, made_files)))
invisible(file.copy(program, "program"))
options(verbinder = "./program")
near(sort(vb_measure(made, "degree")$degree), sort(igraph::degree(made)), "degree by a program beside")
options(verbinder = program)
setwd(here)
named <- unlist(regmatches(page, gregexpr("--[a-z-]+ <(FILE|FOLDER|LIST)\\b", page)))
stopifnot(setequal(gsub("-", "_", sub("^--(.*) <.*", "\\1", named)), vb_paths))

# Options: whole numbers as such, names before values, nothing without a name.
stopifnot(attr(vb_measure(file, "degree", seed = 100000), "recipe")$seed == 100000)
stopifnot(identical(vb_text(c(100000, 0.1, 2^53)), c("100000", "0.1", "9007199254740992")))
table <- tempfile(fileext = ".csv")
writeLines(c("wie,metwie", "A,B", "B,C"), table)
near(vb_measure(table, "degree", columns = c(source = "wie", target = "metwie"))$degree, c(1, 2, 1), "degree of a table")
failure <- tryCatch(vb_table("bridges", file, words = character(), 5), error = conditionMessage)
stopifnot(grepl("an option has no name", failure))

bridges <- vb_table("bridges", file, top = 2)
stopifnot(nrow(bridges) >= 1, is.list(bridges$ties), is.logical(bridges$cut_point))
picture <- vb_diagram(file, file.path(tempdir(), "it's a picture.svg"), view = "bridges")
stopifnot(file.exists(picture))

failure <- tryCatch(vb_measure(file, "no-such-measure"), error = conditionMessage)
stopifnot(grepl("no measure is called", failure))
failure <- tryCatch(vb_measure("no such file.json", "degree"), error = conditionMessage)
stopifnot(grepl("cannot be read", failure))
cat(basename(file), "from R: igraph finds the same figures\n")
