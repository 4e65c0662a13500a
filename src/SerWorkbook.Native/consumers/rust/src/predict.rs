//! Prints a line for each WAV file: file, answer, label, doubt and all probabilities, separated by tabs.
//!
//!     SERWORKBOOK_DIR=DIR cargo run --release -- emotion.ser clip.wav

use serworkbook::{Error, Model};

fn run(model: &str, files: &[String]) -> Result<(), Error> {
    let model = Model::open(model)?;
    let labels = model.labels()?;
    let notice = model.notice()?;
    if !notice.is_empty() {
        eprintln!("{notice}");
    }

    for file in files {
        let prediction = model.predict_file(file)?;
        print!("{file}\t{}\t{}\t{}", prediction.answer, labels[prediction.label], prediction.doubt);
        for probability in &prediction.probabilities {
            print!("\t{probability:?}");
        }

        println!();
    }

    Ok(())
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.len() < 2 {
        eprintln!("usage: predict MODEL FILE...");
        std::process::exit(1);
    }

    if let Err(error) = run(&arguments[0], &arguments[1..]) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
