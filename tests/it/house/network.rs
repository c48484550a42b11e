//! Nothing is sent anywhere: no client of any network is built in, and only `explore` opens a socket, on loopback.
//!
//! tests/faults/network.sh watches the system calls of every command.

use crate::support::project_file;

/// Crates that talk to other machines, look names up, or report what users do.
const CLIENTS: [&str; 40] = [
    "attohttpc",
    "aws-config",
    "aws-sdk-s3",
    "curl",
    "curl-sys",
    "git2",
    "h2",
    "h3",
    "hickory-client",
    "hickory-resolver",
    "hyper-rustls",
    "hyper-tls",
    "isahc",
    "lettre",
    "libssh2-sys",
    "minreq",
    "native-tls",
    "object_store",
    "openssl",
    "openssl-sys",
    "opentelemetry",
    "posthog-rs",
    "quinn",
    "reqwest",
    "rusoto_core",
    "rustls",
    "s2n-quic",
    "segment",
    "self_update",
    "sentry",
    "ssh2",
    "suppaftp",
    "surf",
    "tokio-native-tls",
    "tokio-rustls",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "webpki-roots",
    "zeromq",
];

#[test]
fn no_client_of_a_network_is_built_in() {
    let lock = std::fs::read_to_string(project_file("Cargo.lock")).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"clap"), "the list is read");
    let clients: Vec<&&str> = names.iter().filter(|name| CLIENTS.contains(*name)).collect();
    assert!(clients.is_empty(), "{clients:?}");
}

#[test]
fn only_the_page_of_explore_opens_a_socket() {
    let words = ["std::net", "tokio::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream"];
    let mut users = Vec::new();
    let mut folders = vec![project_file("src")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let code = std::fs::read_to_string(&path).unwrap();
                if words.iter().any(|word| code.contains(word)) {
                    users.push(path);
                }
            }
        }
    }
    assert_eq!(users, [project_file("src/cli/explore/server.rs")]);
}
