"""Models, streams and predictions."""

import array
import ctypes
import enum
import os
from dataclasses import dataclass
from typing import Dict, List, Sequence, Union

from ._library import ERROR_BYTES, LABEL_BYTES, RawPrediction, load

_library = load()


class Error(Exception):
    """A call that failed; ``status`` is the ser_status of serworkbook.h."""

    def __init__(self, status: int, sentence: str):
        super().__init__(sentence)
        self.status = status


class Doubt(enum.IntEnum):
    """Why a model does not commit itself to an emotion."""

    NONE = 0
    LOW_CONFIDENCE = 1
    UNLIKE_TRAINING = 2
    NO_SPEECH = 3


@dataclass(frozen=True)
class Prediction:
    """What a model says of a clip."""

    answer: str  #: An emotion, "unsure" or "no speech".
    label: str  #: The most probable emotion; to be used only without doubt.
    doubt: Doubt  #: Why the model does not commit itself.
    confidence: float  #: The probability of the most probable emotion.
    probabilities: Dict[str, float]  #: Every emotion with its probability; they mean nothing where the doubt is above 1.


def version() -> str:
    """The version of libserworkbook."""
    return _library.ser_version().decode()


def _require(function, *arguments):
    error = ctypes.create_string_buffer(ERROR_BYTES)
    status = function(*arguments, error, ERROR_BYTES)
    if status != 0:
        raise Error(status, error.value.decode("utf-8", "replace"))


def _require_status(status: int):
    if status != 0:
        raise Error(status, _library.ser_status_text(status).decode())


def _floats(samples: Sequence[float]):
    """Samples as C floats: without a copy for a writable buffer of float32, such as an array of NumPy."""
    try:
        view = memoryview(samples)
    except TypeError:
        view = memoryview(array.array("f", samples))
    if view.format != "f" or view.ndim != 1 or not view.contiguous:
        view = memoryview(array.array("f", samples))
    kind = ctypes.c_float * len(view)
    return (kind.from_buffer_copy(view) if view.readonly else kind.from_buffer(view)), len(view)


class _Handle:
    """A handle that is closed by ``close()``, by ``with``, or with the object."""

    _close = None

    def __init__(self):
        self._value = None

    def close(self) -> None:
        """Closes it; afterwards every call raises an Error."""
        if self._value is not None:
            self._close(self._value)
            self._value = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __del__(self):
        if getattr(self, "_value", None) is not None:
            self.close()


class Model(_Handle):
    """A model; may be used from several threads at once.

    Args:
        source: The path of a bundle (emotion.ser), of a model.json, or of a folder that holds either; or the content of a
            bundle or model file as bytes.
    """

    _close = staticmethod(_library.ser_close)

    def __init__(self, source: Union[str, "os.PathLike[str]", bytes]):
        super().__init__()
        handle = ctypes.c_void_p()
        if isinstance(source, bytes):
            _require(_library.ser_open_memory, source, len(source), None, ctypes.byref(handle))
        else:
            _require(_library.ser_open, os.fsencode(source), ctypes.byref(handle))
        self._value = handle.value
        self.labels: List[str] = [self._label(i) for i in range(self._label_count())]
        self.notice: str = self._notice()  #: What every user of the training data must be told; empty for nothing.

    def predict(self, samples: Sequence[float], sample_rate: int) -> Prediction:
        """Predicts from mono samples, full scale -1 to 1: any sequence of numbers, or a buffer of float32."""
        floats, count = _floats(samples)
        return self._predict(_library.ser_predict, floats, count, sample_rate)

    def predict_file(self, path: Union[str, "os.PathLike[str]"]) -> Prediction:
        """Predicts from a WAV file: PCM or float, any rate from 8 to 192 kHz, any number of channels."""
        return self._predict(_library.ser_predict_file, os.fsencode(path))

    def predict_wav(self, content: bytes) -> Prediction:
        """Predicts from a WAV file in memory."""
        return self._predict(_library.ser_predict_wav, content, len(content))

    def stream(self, sample_rate: int, window_seconds: float) -> "Stream":
        """Opens a stream that keeps the last ``window_seconds`` of what is pushed."""
        return Stream(self, sample_rate, window_seconds)

    def _predict(self, function, *arguments) -> Prediction:
        raw = RawPrediction(struct_bytes=ctypes.sizeof(RawPrediction))
        _require(function, self._value, *arguments, ctypes.byref(raw))
        return self._of(raw)

    def _of(self, raw: RawPrediction) -> Prediction:
        return Prediction(
            raw.answer.decode(),
            self.labels[raw.label],
            Doubt(raw.doubt),
            raw.confidence,
            dict(zip(self.labels, raw.probabilities[: raw.label_count])),
        )

    def _label_count(self) -> int:
        count = ctypes.c_int32()
        _require_status(_library.ser_label_count(self._value, ctypes.byref(count)))
        return count.value

    def _label(self, index: int) -> str:
        text = ctypes.create_string_buffer(LABEL_BYTES)
        _require_status(_library.ser_label(self._value, index, text, LABEL_BYTES))
        return text.value.decode()

    def _notice(self) -> str:
        needed = ctypes.c_int64()
        _require_status(_library.ser_notice(self._value, None, 0, ctypes.byref(needed)))
        text = ctypes.create_string_buffer(needed.value)
        _require_status(_library.ser_notice(self._value, text, needed.value, None))
        return text.value.decode()


class Stream(_Handle):
    """The last seconds of audio that comes in pieces, such as from a microphone. Belongs to one thread at a time."""

    _close = staticmethod(_library.ser_stream_close)

    def __init__(self, model: Model, sample_rate: int, window_seconds: float):
        super().__init__()
        self._model = model
        handle = ctypes.c_void_p()
        _require(_library.ser_stream_open, model._value, sample_rate, window_seconds, ctypes.byref(handle))
        self._value = handle.value

    def push(self, samples: Sequence[float]) -> None:
        """Adds mono samples."""
        floats, count = _floats(samples)
        _require(_library.ser_push, self._value, floats, count)

    def predict(self) -> Prediction:
        """Predicts from what the stream keeps."""
        return self._predict(_library.ser_stream_predict)

    def finish(self) -> Prediction:
        """Predicts from what the stream keeps, and empties it for the next utterance."""
        return self._predict(_library.ser_finish)

    def _predict(self, function) -> Prediction:
        raw = RawPrediction(struct_bytes=ctypes.sizeof(RawPrediction))
        _require(function, self._value, ctypes.byref(raw))
        return self._model._of(raw)
