//! Long computations in parts, and estimates in place of them.

use super::{ARTICLES, FAMILIES, result, rows, verbinder};
use predicates::prelude::*;

fn shards(folder: &tempfile::TempDir, arguments: &[&str], parts: usize) -> Vec<String> {
    let one = |part: usize| {
        let file = folder.path().join(format!("{part}-of-{parts}.shard")).to_str().unwrap().to_owned();
        let shard = format!("{part}/{parts}");
        verbinder().arg("measure").args(arguments).args(["--shard", &shard, "--force", "-o", &file]).assert().success();
        file
    };
    (1..=parts).map(one).collect()
}

#[test]
fn parts_together_are_the_whole_to_the_last_bit() {
    let folder = tempfile::tempdir().unwrap();
    let cases: [&[&str]; 9] = [
        &["betweenness", ARTICLES],
        &["betweenness", ARTICLES, "--direction", "directed"],
        &["edge-betweenness", FAMILIES, "--layer", "marriage"],
        &["betweenness", ARTICLES, "--weight", "count", "--cost", "hops"],
        &["betweenness", ARTICLES, "--weight", "count"],
        &["closeness", ARTICLES],
        &["closeness", ARTICLES, "--direction", "directed"],
        &["harmonic-closeness", ARTICLES, "--weight", "count"],
        &["harmonic-closeness", FAMILIES, "--layer", "marriage"],
    ];
    for arguments in cases {
        let whole = result(&[&["measure"], arguments].concat());
        for parts in [1, 3, 4] {
            let mut files = shards(&folder, arguments, parts);
            files.reverse();
            let merged = result(&[&["merge-shards"], arguments, &["--shards", &files.join(",")]].concat());
            assert_eq!(rows(&merged), rows(&whole), "{arguments:?} in {parts}");
            assert_eq!(merged["columns"], whole["columns"]);
            assert_eq!(merged["notes"], whole["notes"]);
        }
    }
}

#[test]
fn shards_that_do_not_fit_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let files = shards(&folder, &["betweenness", ARTICLES], 2);
    let fails = |arguments: &[&str], part: &str| {
        verbinder().args(arguments).assert().failure().stderr(predicate::str::contains(part));
    };
    let merge = |file: &str, list: &str, part: &str| {
        fails(&["merge-shards", "betweenness", file, "--shards", list], part);
    };
    merge(ARTICLES, &files[0], "1 shard is missing: 2/2");
    merge(ARTICLES, &format!("{0},{0},{1}", files[0], files[1]), "shard 1/2 is there twice");
    let quarters = shards(&folder, &["betweenness", ARTICLES], 4);
    merge(ARTICLES, &quarters[1], "3 shards are missing: 1/4, 3/4, 4/4");
    merge(ARTICLES, &format!("{},{}", files[0], quarters[1]), "parts of two divisions");
    // One digit of one sum.
    let text = std::fs::read_to_string(&files[0]).unwrap();
    let at = text.find("\"sums\":[").unwrap() + 8;
    let digit = at + text[at..].find(|c: char| ('1'..'9').contains(&c)).unwrap();
    let changed = folder.path().join("changed.shard").to_str().unwrap().to_owned();
    std::fs::write(&changed, format!("{}9{}", &text[..digit], &text[digit + 1..])).unwrap();
    merge(ARTICLES, &format!("{},{changed}", files[1]), "its check sum is wrong");
    let cut = folder.path().join("cut.shard").to_str().unwrap().to_owned();
    for length in [20, 1000, text.len() - 1] {
        std::fs::write(&cut, &text[..length]).unwrap();
        merge(ARTICLES, &format!("{},{cut}", files[1]), "is damaged: it is cut off");
    }
    for bad in [cut.as_str(), ARTICLES] {
        verbinder().args(["merge-shards", "betweenness", ARTICLES, "--shards", bad]).assert().code(1);
    }
    // A check sum that is right says nothing of what was written under it.
    let signed = |old: &str, new: &str| {
        let part = text.split_once("\"part\":").unwrap().1.strip_suffix('}').unwrap();
        assert!(part.contains(old), "{part}");
        let part = part.replacen(old, new, 1);
        let sum = verbinder::digest::sha256(part.as_bytes());
        std::fs::write(&changed, format!("{{\"sha256\":\"{sum}\",\"part\":{part}}}")).unwrap();
    };
    signed("\"shard\":\"1/2\"", "\"shard\":\"0/2\"");
    merge(ARTICLES, &changed, "it says that it is part \"0/2\"");
    signed("\"pieces\":[0,", "\"pieces\":[1000000,");
    merge(ARTICLES, &changed, "a block of it goes from piece 1000000 to ");
    merge(FAMILIES, &files.join(","), "another network");
    let beside = tempfile::tempdir().unwrap();
    let far = shards(&beside, &["closeness", ARTICLES], 2);
    let text = std::fs::read_to_string(&far[1]).unwrap();
    let changed_part = |old: &str, new: &str| {
        let part = text.split_once("\"part\":").unwrap().1.strip_suffix('}').unwrap().replacen(old, new, 1);
        let sum = verbinder::digest::sha256(part.as_bytes());
        std::fs::write(&changed, format!("{{\"sha256\":\"{sum}\",\"part\":{part}}}")).unwrap();
        format!("{},{changed}", far[0])
    };
    // 2/2 of 159 nodes begins with node 79.
    for (old, new, what) in [
        ("\"pieces\":[79,", "\"pieces\":[80,", "a part of the work is in none of the shards"),
        ("\"pieces\":[79,", "\"pieces\":[78,", "a part of the work is in several shards"),
        ("\"sums\":[", "\"sums\":[1.0,", "a shard does not fit the network"),
    ] {
        fails(&["merge-shards", "closeness", ARTICLES, "--shards", &changed_part(old, new)], what);
    }
    fails(&["merge-shards", "harmonic-closeness", ARTICLES, "--shards", &far.join(",")], "is a shard of closeness");
    fails(
        &["merge-shards", "closeness", ARTICLES, "--normalized", "--shards", &far.join(",")],
        "--normalized says nothing to closeness",
    );
    merge(ARTICLES, ARTICLES, "is no shard");
    merge(ARTICLES, "nowhere.shard", "cannot read nowhere.shard");
    let unwritten = folder.path().join("x").to_str().unwrap().to_owned();
    fails(&["merge-shards", "edge-betweenness", ARTICLES, "--shards", &files.join(",")], "is a shard of betweenness");
    fails(&["measure", "betweenness", ARTICLES, "--shard", "3/2", "-o", &unwritten], "PART/PARTS");
    fails(&["measure", "betweenness", ARTICLES, "--shard", "1/2"], "-o part-03.shard");
    fails(&["measure", "degree", ARTICLES, "--shard", "1/2", "-o", &unwritten], "not done in parts");
    for unheard in
        [&["--normalized"][..], &["--by", "sector"], &["--format", "csv"], &["--steps", "3"], &["--top", "2"]]
    {
        let shard = ["measure", "betweenness", ARTICLES, "--shard", "1/2", "-o", &unwritten];
        fails(&[&shard[..], unheard].concat(), "cannot be used with");
    }
    fails(&["measure", "degree,betweenness", ARTICLES, "--approximate", "0.1"], "--approximate says nothing to degree");
    let by_length =
        ["measure", "betweenness,harmonic-closeness", ARTICLES, "--weight", "count", "--approximate", "0.1"];
    fails(&by_length, "says nothing to harmonic-closeness where strengths count as lengths");
    verbinder().args([&by_length[..], &["--cost", "hops"]].concat()).assert().success();
    let towards = ["measure", "closeness", ARTICLES, "--direction", "directed", "--approximate", "0.1"];
    fails(&towards, "says nothing to closeness where ties have a direction");
    let list = folder.path().join("list.csv").to_str().unwrap().to_owned();
    std::fs::write(&list, "a,b,2\nb,c,1\n").unwrap();
    let packed = format!("{list}.packed");
    verbinder().args(["pack", &list, "--weight", "3", "-o", &packed]).assert().success();
    fails(&["measure", "harmonic-closeness", &packed, "--approximate", "0.1"], "where strengths count as lengths");
}

// What is promised for 95 of 100 seeds must hold for most of twenty: at a chance of 0.05 each, four or more failures in twenty come
// once in sixty times; the bound is so wide that none is seen.
#[test]
fn estimates_keep_their_promise_and_say_so() {
    // Closeness takes a thousand distances for each node: only in a larger network are that fewer than all.
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("ties.csv").to_str().unwrap().to_owned();
    let ties = (1..2_000).map(|node| format!("{node},{}\n{node},{}\n", node / 2, (7 * node + 3) % node));
    std::fs::write(&made, format!("source,target\n{}", ties.collect::<String>())).unwrap();
    for (measure, file, share) in
        [("betweenness", ARTICLES, "0,05"), ("harmonic-closeness", &made, "0,05"), ("closeness", &made, "0,15")]
    {
        let exact = result(&["measure", measure, file, "--normalized", "--exact"]);
        let most: f64 = share.replace(',', ".").parse().unwrap();
        let mut broken = 0;
        for seed in 1..=20 {
            let seed = seed.to_string();
            let asked = ["measure", measure, file, "--normalized", "--approximate", share, "--seed", &seed];
            let estimated = result(&asked);
            let notes = estimated["notes"].to_string();
            assert!(notes.contains("ESTIMATED") || notes.contains("GESCHAT"), "{notes}");
            let off = rows(&exact).iter().zip(rows(&estimated)).map(|(exact, estimated)| {
                (exact[measure].as_f64().unwrap_or(0.0) - estimated[measure].as_f64().unwrap_or(0.0)).abs()
            });
            broken += usize::from(off.fold(0.0, f64::max) > most);
        }
        assert!(broken < 4, "{measure}: {broken} of 20 estimates were further off than promised");
    }
    // A hub in a ring of 60: by hand it is between 60 · 57 / 2 − 60 / 2 of the 1,770 pairs, more or less 0.95 of them, and the others between
    // half a pair. So the hub is alone at the top, and none of the others is apart from the next.
    let ring = (0..60).map(|node| format!("r{node},r{}\nr{node},hub\n", (node + 1) % 60)).collect::<String>();
    std::fs::write(&made, format!("source,target\n{ring}")).unwrap();
    let top = |count: &str| {
        let asked = ["measure", "betweenness", &made, "--approximate", "0.1", "--top", count, "--lang", "en"];
        let top = result(&asked);
        (rows(&top).len(), rows(&top)[0]["id"].as_str() == Some("hub"), top["notes"].to_string())
    };
    let (shown, is_hub, notes) = top("1");
    assert!(shown == 1 && is_hub && notes.contains("all 1 shown stand at their place"), "{notes}");
    let (shown, _, notes) = top("5");
    let open = format!("of the {shown} shown {} are so near to others that their place is not certain", shown - 1);
    assert!(notes.contains(&open), "{notes}");
    // A network of this size is computed exactly unless estimates are asked for.
    let usual = result(&["measure", "betweenness", ARTICLES]);
    let exact = result(&["measure", "betweenness", ARTICLES, "--exact"]);
    assert_eq!(rows(&usual), rows(&exact));
    for wrong in ["0", "1", "-0.1", "veel"] {
        let asked = ["measure", "betweenness", ARTICLES, "--approximate", wrong];
        verbinder().args(asked).assert().failure();
    }
}
