//! A made network of a whole population, as large as asked: `cargo run --release --example population -- 1000000 > people.csv`.
//!
//! Shaped like a register of persons: everybody lives in a household, some go to a school class or a workplace, and everybody has
//! neighbours a few doors away. So most ties lie in small, nearly complete groups, and a few long ties (work) make the world small.
//! With the usual shares there are about ten ties a person. The same number and seed give the same list.
//!
//! Usage: population PERSONS [SEED]

use std::io::{BufWriter, Write};
use verbinder::graph::random::Stream;

/// Households of one to six persons, in per cent of households.
const HOUSEHOLDS: [usize; 6] = [38, 33, 12, 12, 4, 1];
/// Persons in hundred who go to a school class, and its size.
const PUPILS: (usize, usize) = (20, 24);
/// Persons in hundred who go to work, and the sizes of workplaces.
const WORKERS: usize = 50;
const WORKPLACES: [usize; 6] = [4, 8, 8, 16, 64, 256];
/// Colleagues whom somebody knows at a large workplace, and neighbours further along the street.
const COLLEAGUES: usize = 7;
const NEIGHBOURS: usize = 3;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let (Some(Ok(persons)), seed) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("usage: population PERSONS [SEED]"));
    };
    let seed = seed.transpose().map_err(std::io::Error::other)?.unwrap_or(1);
    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    writeln!(out, "source,target,layer")?;
    write(&mut out, persons as usize, seed)?;
    out.flush()
}

fn write(out: &mut impl Write, persons: usize, seed: u64) -> std::io::Result<()> {
    let mut tie = |a: usize, b: usize, layer: &str| writeln!(out, "P{a:08},P{b:08},{layer}");
    let mut random = Stream::new(seed, 0);
    let mut first = 0;
    while first < persons {
        let mut draw = random.below(100);
        let size = 1 + HOUSEHOLDS
            .iter()
            .position(|&share| {
                let here = draw < share;
                draw = draw.wrapping_sub(share);
                here
            })
            .unwrap_or(0);
        let last = (first + size).min(persons);
        for a in first..last {
            for b in a + 1..last {
                tie(a, b, "household")?;
            }
        }
        first = last;
    }
    // Who learns where is decided along the street, who works where by lot.
    let mut pupils = Vec::new();
    let mut workers = Vec::new();
    for person in 0..persons {
        match random.below(100) {
            draw if draw < PUPILS.0 => pupils.push(person),
            draw if draw < PUPILS.0 + WORKERS => workers.push(person),
            _ => {}
        }
    }
    for class in pupils.chunks(PUPILS.1) {
        for (at, &a) in class.iter().enumerate() {
            for &b in &class[at + 1..] {
                tie(a, b, "school")?;
            }
        }
    }
    random.shuffle(&mut workers);
    let mut left = &workers[..];
    while !left.is_empty() {
        let size = WORKPLACES[random.below(WORKPLACES.len())].min(left.len());
        let (place, after) = left.split_at(size);
        left = after;
        for (at, &a) in place.iter().enumerate() {
            if size <= 2 * COLLEAGUES {
                for &b in &place[at + 1..] {
                    tie(a, b, "work")?;
                }
            } else {
                for _ in 0..COLLEAGUES {
                    let b = place[random.below(size)];
                    if a != b {
                        tie(a, b, "work")?;
                    }
                }
            }
        }
    }
    for a in 0..persons {
        for _ in 0..NEIGHBOURS {
            let b = a + 1 + random.below(40);
            if b < persons {
                tie(a, b, "neighbourhood")?;
            }
        }
    }
    Ok(())
}
