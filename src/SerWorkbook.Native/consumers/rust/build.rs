// SERWORKBOOK_DIR is the folder of libserworkbook.
fn main() {
    println!("cargo:rerun-if-env-changed=SERWORKBOOK_DIR");
    if let Ok(folder) = std::env::var("SERWORKBOOK_DIR") {
        println!("cargo:rustc-link-search=native={folder}");
        println!("cargo:rustc-link-arg=-Wl,-rpath,{folder}");
    }
}
