//! Names and kinds in files that other programs read: ids that are digits, signs that a format lacks, kinds with a mode of their own.

use verbinder::formats;

/// What varies in time and what edges are called by others are not lost without a word.
#[test]
fn values_in_time_are_said_and_ids_of_edges_kept() {
    let gexf = "<gexf version=\"1.3\"><graph mode=\"dynamic\"><attributes class=\"node\" mode=\"dynamic\"><attribute id=\"0\" \
                title=\"size\" type=\"integer\"/></attributes><nodes><node id=\"a\" label=\"a\"><attvalues><attvalue for=\"0\" value=\"1\" \
                start=\"2010\" end=\"2011\"/><attvalue for=\"0\" value=\"2\" start=\"2011\"/></attvalues></node></nodes><edges/></graph></gexf>";
    let read = formats::read(gexf.as_bytes(), "d.gexf").unwrap();
    let said: Vec<_> = read.diagnostics.iter().filter(|found| found.code == "value-in-time").collect();
    assert_eq!(said.len(), 1, "{:?}", read.diagnostics);
    assert!(said[0].message.starts_with("the values of \"size\" vary in time"), "{}", said[0].message);
    let graphml = "<graphml><graph edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/><edge id=\"contract-7\" source=\"a\" \
                   target=\"b\"/><edge id=\"e1\" source=\"a\" target=\"b\"/></graph></graphml>";
    let read = formats::read(graphml.as_bytes(), "e.graphml").unwrap().value;
    let ids: Vec<_> = read.ties().map(|tie| tie.tie.attributes.get("id").cloned()).collect();
    assert_eq!(ids, [Some("contract-7".into()), None]);
}
