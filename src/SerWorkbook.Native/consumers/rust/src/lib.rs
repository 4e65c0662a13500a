//! Predicts the emotion of speech with a model exported from SerWorkbook.
//!
//! ```no_run
//! let model = serworkbook::Model::open("emotion.ser")?;
//! println!("{}", model.predict_file("clip.wav")?.answer);
//! # Ok::<(), serworkbook::Error>(())
//! ```

use std::ffi::{c_char, CStr, CString};
use std::fmt;

const ERROR_BYTES: usize = 1024;
const MAX_LABELS: usize = 64;
const LABEL_BYTES: usize = 128;

#[repr(C)]
struct RawModel {
    _private: [u8; 0],
}

#[repr(C)]
struct RawPrediction {
    struct_bytes: u32,
    label: i32,
    doubt: i32,
    label_count: i32,
    confidence: f64,
    probabilities: [f64; MAX_LABELS],
    answer: [c_char; LABEL_BYTES],
}

#[link(name = "serworkbook")]
extern "C" {
    fn ser_open(path: *const c_char, model: *mut *mut RawModel, error: *mut c_char, error_bytes: i64) -> i32;
    fn ser_close(model: *mut RawModel) -> i32;
    fn ser_label_count(model: *mut RawModel, count: *mut i32) -> i32;
    fn ser_label(model: *mut RawModel, index: i32, text: *mut c_char, text_bytes: i64) -> i32;
    fn ser_notice(model: *mut RawModel, text: *mut c_char, text_bytes: i64, needed_bytes: *mut i64) -> i32;
    fn ser_predict(
        model: *mut RawModel,
        samples: *const f32,
        count: i64,
        sample_rate: i32,
        prediction: *mut RawPrediction,
        error: *mut c_char,
        error_bytes: i64,
    ) -> i32;
    fn ser_predict_file(
        model: *mut RawModel,
        path: *const c_char,
        prediction: *mut RawPrediction,
        error: *mut c_char,
        error_bytes: i64,
    ) -> i32;
}

/// A call that failed.
#[derive(Debug, Clone)]
pub struct Error {
    /// The `ser_status` of serworkbook.h.
    pub status: i32,
    /// The sentence of the library.
    pub sentence: String,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

impl std::error::Error for Error {}

/// What a model says of a clip.
#[derive(Debug, Clone)]
pub struct Prediction {
    /// An emotion, "unsure" or "no speech".
    pub answer: String,
    /// Index of the most probable emotion; to be used only where `doubt` is 0.
    pub label: usize,
    /// Why the model does not commit itself: 0 it does, 1 low confidence, 2 unlike the training data, 3 no speech.
    pub doubt: i32,
    /// The probability of the most probable emotion.
    pub confidence: f64,
    /// One per label.
    pub probabilities: Vec<f64>,
}

/// A model; closed when it is dropped.
pub struct Model {
    raw: *mut RawModel,
}

// The library allows a model to be used from several threads at once.
unsafe impl Send for Model {}
unsafe impl Sync for Model {}

impl Model {
    /// Opens a bundle, a model file, or a folder that holds either.
    pub fn open(path: &str) -> Result<Model, Error> {
        let path = to_c(path)?;
        let mut raw = std::ptr::null_mut();
        require(|error, bytes| unsafe { ser_open(path.as_ptr(), &mut raw, error, bytes) })?;
        Ok(Model { raw })
    }

    /// The emotions in the order of the probabilities.
    pub fn labels(&self) -> Result<Vec<String>, Error> {
        let mut count = 0;
        require(|_, _| unsafe { ser_label_count(self.raw, &mut count) })?;
        (0..count)
            .map(|index| {
                let mut text = [0 as c_char; LABEL_BYTES];
                require(|_, _| unsafe { ser_label(self.raw, index, text.as_mut_ptr(), LABEL_BYTES as i64) })?;
                Ok(from_c(&text))
            })
            .collect()
    }

    /// What every user of the training data must be told; empty for nothing.
    pub fn notice(&self) -> Result<String, Error> {
        let mut needed = 0;
        require(|_, _| unsafe { ser_notice(self.raw, std::ptr::null_mut(), 0, &mut needed) })?;
        let mut text = vec![0 as c_char; needed as usize];
        require(|_, _| unsafe { ser_notice(self.raw, text.as_mut_ptr(), needed, std::ptr::null_mut()) })?;
        Ok(from_c(&text))
    }

    /// Predicts from mono samples, full scale -1 to 1.
    pub fn predict(&self, samples: &[f32], sample_rate: i32) -> Result<Prediction, Error> {
        self.fill(|prediction, error, bytes| unsafe {
            ser_predict(self.raw, samples.as_ptr(), samples.len() as i64, sample_rate, prediction, error, bytes)
        })
    }

    /// Predicts from a WAV file.
    pub fn predict_file(&self, path: &str) -> Result<Prediction, Error> {
        let path = to_c(path)?;
        self.fill(|prediction, error, bytes| unsafe {
            ser_predict_file(self.raw, path.as_ptr(), prediction, error, bytes)
        })
    }

    fn fill(&self, call: impl FnOnce(*mut RawPrediction, *mut c_char, i64) -> i32) -> Result<Prediction, Error> {
        let mut raw = RawPrediction {
            struct_bytes: std::mem::size_of::<RawPrediction>() as u32,
            label: 0,
            doubt: 0,
            label_count: 0,
            confidence: 0.0,
            probabilities: [0.0; MAX_LABELS],
            answer: [0; LABEL_BYTES],
        };
        require(|error, bytes| call(&mut raw, error, bytes))?;
        Ok(Prediction {
            answer: from_c(&raw.answer),
            label: raw.label as usize,
            doubt: raw.doubt,
            confidence: raw.confidence,
            probabilities: raw.probabilities[..raw.label_count as usize].to_vec(),
        })
    }
}

impl Drop for Model {
    fn drop(&mut self) {
        unsafe { ser_close(self.raw) };
    }
}

fn require(call: impl FnOnce(*mut c_char, i64) -> i32) -> Result<(), Error> {
    let mut text = [0 as c_char; ERROR_BYTES];
    match call(text.as_mut_ptr(), ERROR_BYTES as i64) {
        0 => Ok(()),
        status => Err(Error { status, sentence: from_c(&text) }),
    }
}

fn to_c(text: &str) -> Result<CString, Error> {
    CString::new(text).map_err(|_| Error { status: 1, sentence: "the path holds a zero byte".into() })
}

// Every text of the library ends with a zero byte.
fn from_c(text: &[c_char]) -> String {
    unsafe { CStr::from_ptr(text.as_ptr()) }.to_string_lossy().into_owned()
}
