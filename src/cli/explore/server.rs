//! The server: loopback only, one secret, answers in memory.

use super::{Session, frame};
use crate::cli::output;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::routing::get;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use verbinder::{Error, ErrorKind};

struct Served {
    session: Session,
    address: SocketAddr,
}

type Shared = Arc<Served>;

/// Binds, prints the address, and answers until the process ends.
pub(super) fn run(session: Session, port: u16) -> Result<(), Error> {
    let failed = |what: &str, error: std::io::Error| Error::new(ErrorKind::Write, what.to_owned()).because(error);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failed("cannot start the server", error))?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| {
            failed(&format!("cannot listen on port {port}"), error).hint("name another port with --port, or none")
        })?;
        let address = listener.local_addr().map_err(|error| failed("cannot tell the address", error))?;
        let secret = secret()?;
        output::print(&format!("http://{address}/{secret}/\nOpen this address in a browser; Ctrl-C ends it.\n"))?;
        let served = Arc::new(Served { session, address });
        let app = Router::new()
            .route(&format!("/{secret}/"), get(outer))
            .route(&format!("/{secret}/version"), get(version))
            .route(&format!("/{secret}/page/{{options}}/"), get(index))
            .route(&format!("/{secret}/page/{{options}}/{{*path}}"), get(file))
            .fallback(|| async { answer(StatusCode::NOT_FOUND, "text/plain", "nothing here".into()) })
            .with_state(served);
        axum::serve(listener, app).await.map_err(|error| failed("the server ended", error))
    })
}

/// 128 random bits as text.
fn secret() -> Result<String, Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| {
        Error::new(ErrorKind::Read, format!("the system gives no random numbers for the address: {error}"))
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A page elsewhere can make a browser ask this server under another name, or in the name of that page; both then stand in the
/// request. A browser names the one host that it asks, and no origin or ours.
fn is_own(headers: &HeaderMap, served: &Served) -> bool {
    let port = served.address.port();
    let own = |value: &HeaderValue, before: &str| {
        let name = value.to_str().ok().and_then(|value| value.strip_prefix(before));
        name.is_some_and(|name| names_this(name, port))
    };
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next().is_some_and(|host| own(host, "")) && hosts.next().is_none();
    host && headers.get_all(header::ORIGIN).iter().all(|origin| own(origin, "http://"))
}

/// Whether a host, with the port where it is not the usual one of the web, is this machine by the port that is served.
fn names_this(host: &str, port: u16) -> bool {
    let (name, asked) = host.split_once(':').unwrap_or((host, "80"));
    ["127.0.0.1", "localhost"].contains(&name) && asked == port.to_string()
}

/// What an answer may do that is not the frame nor the page: be seen, in the frame alone.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'self'";

/// What a page of the report says itself that it may do, and that nobody but the frame may show it.
fn policy_of(page: &[u8]) -> Option<HeaderValue> {
    let head = &page[..page.len().min(2_000)];
    let text = String::from_utf8_lossy(head);
    let (_, rest) = text.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"")?;
    let (own, _) = rest.split_once('"')?;
    format!("{own}; frame-ancestors 'self'").parse().ok()
}

fn answer(status: StatusCode, kind: &str, body: Body) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, format!("{kind}; charset=utf-8"))
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::REFERRER_POLICY, "no-referrer")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .body(body)
        .expect("these headers are sound")
}

fn foreign() -> Response<Body> {
    answer(StatusCode::FORBIDDEN, "text/plain", "this server answers to its own address only".into())
}

async fn outer(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    if !is_own(&headers, &served) {
        return foreign();
    }
    let task = tokio::task::spawn_blocking(move || frame::page(&served.session));
    match task.await {
        Ok(Ok(page)) => {
            let mut response = answer(StatusCode::OK, "text/html", page.html.into());
            if let Ok(policy) = page.policy.parse() {
                response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
            }
            response
        }
        // There is no frame yet that would look again.
        Ok(Err(error)) => {
            let mut response = sorry(&error);
            response.headers_mut().insert(header::REFRESH, HeaderValue::from_static("2"));
            response
        }
        Err(_) => answer(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", "the computation failed".into()),
    }
}

async fn version(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    if !is_own(&headers, &served) {
        return foreign();
    }
    answer(StatusCode::OK, "text/plain", served.session.version().into())
}

async fn index(state: State<Shared>, headers: HeaderMap, Path(options): Path<String>) -> Response<Body> {
    file(state, headers, Path((options, "index.html".to_owned()))).await
}

async fn file(
    State(served): State<Shared>,
    headers: HeaderMap,
    Path((options, path)): Path<(String, String)>,
) -> Response<Body> {
    if !is_own(&headers, &served) {
        return foreign();
    }
    // `-` stands for no options: a part of a path cannot be empty.
    let options = if options == "-" { String::new() } else { options };
    let task = tokio::task::spawn_blocking(move || -> Result<_, Error> {
        let computed = served.session.computed(&options)?;
        Ok(computed.files.get(&path).map(|bytes| (kind(&path), bytes.clone())))
    });
    match task.await {
        Ok(Ok(Some((kind, bytes)))) => {
            let policy = (kind == "text/html").then(|| policy_of(&bytes)).flatten();
            let mut response = answer(StatusCode::OK, kind, bytes.into());
            if let Some(policy) = policy {
                response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
            }
            response
        }
        Ok(Ok(None)) => answer(StatusCode::NOT_FOUND, "text/plain", "the report has no such file".into()),
        Ok(Err(error)) => sorry(&error),
        Err(_) => answer(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", "the computation failed".into()),
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html",
        Some("svg") => "image/svg+xml",
        Some("csv") => "text/csv",
        Some("json") => "application/json",
        _ => "text/plain",
    }
}

/// What was wrong, as a page. In a frame, that tries again when the file or the options change.
fn sorry(error: &Error) -> Response<Body> {
    let mut text = format!("{error}\n");
    error.hints().iter().for_each(|hint| text.push_str(&format!("\n{hint}")));
    let body = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>!</title><pre style=\"white-space:pre-wrap;\
         font:16px/1.5 sans-serif;padding:2rem\">{}</pre>",
        frame::escaped(&text)
    );
    answer(StatusCode::UNPROCESSABLE_ENTITY, "text/html", body.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    // Browsers leave out the port where it is 80 (RFC 9110, 7.2).
    #[test]
    fn a_host_is_this_machine_by_the_port_that_is_served() {
        for (host, port, own) in [
            ("127.0.0.1:8123", 8123, true),
            ("localhost:8123", 8123, true),
            ("127.0.0.1", 8123, false),
            ("localhost:80", 8123, false),
            ("127.0.0.1", 80, true),
            ("localhost", 80, true),
            ("127.0.0.1:80", 80, true),
            ("elsewhere.example", 80, false),
            ("elsewhere.example:80", 80, false),
            ("127.0.0.1:80:80", 80, false),
            ("127.0.0.1:080", 80, false),
            ("", 80, false),
        ] {
            assert_eq!(names_this(host, port), own, "{host} {port}");
        }
    }
}
