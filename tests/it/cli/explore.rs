//! `verbinder explore`: the page on loopback follows the options and the file, and answers nobody else.

use crate::support::project_file;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

struct Explored {
    child: Child,
    host: String,
    secret: String,
}

impl Drop for Explored {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Explored {
    fn start(arguments: &[&str]) -> Explored {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("verbinder"))
            .arg("explore")
            .args(arguments)
            .current_dir(project_file("."))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap_or_else(|| panic!("no address: {line:?}"));
        let (host, secret) = address.split_once('/').unwrap();
        Explored { host: host.to_owned(), secret: secret.trim_end_matches('/').to_owned(), child }
    }

    fn get_as(&self, host: &str, path: &str) -> (u16, String) {
        self.get_with(&format!("Host: {host}"), path)
    }

    fn get_with(&self, headers: &str, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("{text:?}"));
        (status, text)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.get_as(&self.host, &format!("/{}/{path}", self.secret))
    }
}

#[test]
fn the_page_follows_the_options_and_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ties.csv");
    std::fs::write(&file, "source,target,kind,since\nA,B,funds,2010\nB,C,funds,2010\nC,D,runs,2015\n").unwrap();
    let explored = Explored::start(&[file.to_str().unwrap(), "--lang", "en"]);
    assert!(explored.host.starts_with("127.0.0.1:"));
    let (status, frame) = explored.get("");
    assert_eq!(status, 200);
    assert!(frame.contains("content-security-policy: default-src 'none'") && frame.contains("no-referrer"));
    assert!(frame.contains("script-src 'sha256-"), "only the frame's own script may run");
    let ties = |options: &str| {
        let (status, table) = explored.get(&format!("page/{options}/tables/ties.csv"));
        assert_eq!(status, 200, "{table}");
        table
            .split("\r\n\r\n")
            .nth(1)
            .unwrap()
            .lines()
            .filter(|line| line.contains(",funds,") || line.contains(",runs,"))
            .count()
    };
    assert_eq!(ties("-"), 3);
    assert_eq!(ties("kind=runs"), 1);
    assert_eq!(ties("at=2012"), 2);
    assert_eq!(explored.get("page/-/").0, 200);
    // A wish that cannot be granted is told on the page, and the server goes on.
    let (status, told) = explored.get("page/kind=flies/");
    assert_eq!(status, 422);
    assert!(told.contains("has no such kind"), "{told}");
    assert_eq!(explored.get("page/output=x/").0, 422);
    let before = explored.get("version").1;
    std::fs::write(&file, "source,target,kind,since\nA,B,funds,2010\n").unwrap();
    assert_ne!(explored.get("version").1, before);
    assert_eq!(ties("-"), 1);
}

/// A table of nodes is read because it stands beside the ties: who changes it, or puts it there, sees that too.
#[test]
fn the_page_follows_a_table_of_nodes_that_was_found() {
    let folder = tempfile::tempdir().unwrap();
    let (ties, nodes) = (folder.path().join("town.csv"), folder.path().join("town-nodes.csv"));
    std::fs::write(&ties, "source,target\na,b\n").unwrap();
    let explored = Explored::start(&[ties.to_str().unwrap(), "--lang", "en"]);
    let mut versions = vec![explored.get("version").1];
    for names in ["id,label\na,Anna\nb,Bert\n", "id,label\na,Annabel\nb,Bert\n"] {
        std::fs::write(&nodes, names).unwrap();
        let version = explored.get("version").1;
        assert!(!versions.contains(&version), "{names}");
        versions.push(version);
        let name = names.split(['\n', ',']).nth(3).unwrap();
        assert!(explored.get("page/-/").1.contains(name), "{name}");
    }
}

/// Who loads the page while the file cannot be read gets one that looks again by itself.
#[test]
fn a_page_without_a_frame_looks_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ties.csv");
    std::fs::write(&file, "source,target\na,b\n").unwrap();
    let explored = Explored::start(&[file.to_str().unwrap(), "--lang", "en"]);
    std::fs::write(&file, "").unwrap();
    let (status, told) = explored.get("");
    assert_eq!(status, 422);
    assert!(told.contains("\r\nrefresh: 2\r\n"), "{told}");
    std::fs::write(&file, "source,target\na,b\n").unwrap();
    let (status, frame) = explored.get("");
    assert!(status == 200 && !frame.contains("\r\nrefresh:"));
}

#[test]
fn no_name_turns_what_stands_around_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ties.csv");
    std::fs::write(
        &file,
        "source,target,layer\nA\u{202e}b,B,x\u{202e}y\nB\u{200b},C\u{2066},z\u{e0041}\nA\u{202e}b,C\u{2066},z\u{feff}\n",
    )
    .unwrap();
    let explored = Explored::start(&[file.to_str().unwrap(), "--lang", "en"]);
    for path in ["", "page/-/", "page/kind=\u{202e}/"] {
        let (_, page) = explored.get(path);
        assert!(
            page.len() > 100
                && !page.contains(|c| verbinder::text::turns(c) || "\u{200b}\u{feff}\u{e0041}".contains(c)),
            "{path}: {}",
            page.escape_debug()
        );
    }
}

#[test]
fn nobody_else_is_answered() {
    let explored = Explored::start(&["data/florentine-families.json"]);
    let path = format!("/{}/", explored.secret);
    assert!(explored.secret.len() == 32);
    assert_eq!(explored.get_as(&explored.host, "/").0, 404);
    assert_eq!(explored.get_as(&explored.host, "/00000000000000000000000000000000/").0, 404);
    assert_eq!(explored.get_as("elsewhere.example", &path).0, 403);
    assert_eq!(explored.get_as("elsewhere.example", &format!("{path}page/-/")).0, 403);
    assert_eq!(explored.get_as("elsewhere.example", &format!("{path}version")).0, 403);
    assert_eq!(explored.get("page/-/../../etc/passwd").0, 404);
}

/// A request in the name of a page elsewhere, or to two hosts, is refused; one without an origin, or with our own, is not.
#[test]
fn no_page_elsewhere_is_answered() {
    let explored = Explored::start(&["data/florentine-families.json"]);
    let host = &explored.host;
    let local = format!("localhost:{}", host.rsplit(':').next().unwrap());
    for path in ["", "version", "page/-/", "page/-/tables/ties.csv"] {
        let path = format!("/{}/{path}", explored.secret);
        for fine in [
            format!("Host: {host}"),
            format!("Host: {local}"),
            format!("Host: {host}\r\nOrigin: http://{host}"),
            format!("Host: {local}\r\nOrigin: http://{local}"),
        ] {
            assert_eq!(explored.get_with(&fine, &path).0, 200, "{path}: {fine}");
        }
        for foreign in [
            format!("Host: {host}\r\nOrigin: http://elsewhere.example"),
            format!("Host: {host}\r\nOrigin: null"),
            format!("Host: {host}\r\nOrigin: https://{host}"),
            format!("Host: {host}\r\nOrigin: http://{host}\r\nOrigin: http://elsewhere.example"),
            format!("Host: {host}\r\nHost: elsewhere.example"),
            format!("Host: elsewhere.example\r\nHost: {host}"),
        ] {
            assert!([400, 403].contains(&explored.get_with(&foreign, &path).0), "{path}: {foreign}");
        }
    }
}

/// Every answer says what it may do; the page no more than what it says itself.
#[test]
fn every_answer_has_a_policy() {
    let explored = Explored::start(&["data/florentine-families.json"]);
    for path in ["", "version", "page/-/", "page/-/tables/ties.csv", "page/-/nothing", "page/kind=flies/", "nothing"] {
        let (_, answer) = explored.get(path);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let policy = head.lines().find_map(|line| line.strip_prefix("content-security-policy: "));
        let policy = policy.unwrap_or_else(|| panic!("{path}: {head}"));
        assert!(policy.starts_with("default-src 'none'; ") && policy.contains("frame-ancestors"), "{path}: {policy}");
        assert!(!policy.contains("script-src 'unsafe"), "{path}: {policy}");
        if path == "page/-/" {
            assert!(policy.contains("script-src 'sha256-") && policy.contains("frame-ancestors 'self'"), "{policy}");
            assert!(body.contains(policy.split("; frame-ancestors").next().unwrap()), "{policy}");
            // As a browser reads it: 32 bytes in base64, of which HTML would write the slash in another way.
            let hash = policy.split_once("'sha256-").unwrap().1.split_once('\'').unwrap().0;
            let is_base64 = |sign: char| sign.is_ascii_alphanumeric() || "+/=".contains(sign);
            assert!(hash.len() == 44 && hash.chars().all(is_base64), "{policy}");
        }
    }
}
