"""The functions of libserworkbook, declared for ctypes; see serworkbook.h."""

import ctypes
import ctypes.util
import os
import sys
from ctypes import POINTER, c_char_p, c_double, c_float, c_int32, c_int64, c_uint32, c_void_p

ABI_VERSION = 1
ERROR_BYTES = 1024
MAX_LABELS = 64
LABEL_BYTES = 128


class RawPrediction(ctypes.Structure):
    """ser_prediction."""

    _fields_ = [
        ("struct_bytes", c_uint32),
        ("label", c_int32),
        ("doubt", c_int32),
        ("label_count", c_int32),
        ("confidence", c_double),
        ("probabilities", c_double * MAX_LABELS),
        ("answer", ctypes.c_char * LABEL_BYTES),
    ]


_PREDICTION = POINTER(RawPrediction)
_ERROR = [c_char_p, c_int64]
_SIGNATURES = {
    "ser_version": (c_char_p, []),
    "ser_abi_version": (c_int32, []),
    "ser_processor": (c_char_p, []),
    "ser_status_text": (c_char_p, [c_int32]),
    "ser_open": (c_int32, [c_char_p, POINTER(c_void_p), *_ERROR]),
    "ser_open_memory": (c_int32, [c_char_p, c_int64, c_char_p, POINTER(c_void_p), *_ERROR]),
    "ser_close": (c_int32, [c_void_p]),
    "ser_label_count": (c_int32, [c_void_p, POINTER(c_int32)]),
    "ser_label": (c_int32, [c_void_p, c_int32, c_char_p, c_int64]),
    "ser_notice": (c_int32, [c_void_p, c_char_p, c_int64, POINTER(c_int64)]),
    "ser_about": (c_int32, [c_void_p, c_char_p, c_int64, POINTER(c_int64)]),
    "ser_predict": (c_int32, [c_void_p, POINTER(c_float), c_int64, c_int32, _PREDICTION, *_ERROR]),
    "ser_predict_file": (c_int32, [c_void_p, c_char_p, _PREDICTION, *_ERROR]),
    "ser_predict_wav": (c_int32, [c_void_p, c_char_p, c_int64, _PREDICTION, *_ERROR]),
    "ser_stream_open": (c_int32, [c_void_p, c_int32, c_double, POINTER(c_void_p), *_ERROR]),
    "ser_push": (c_int32, [c_void_p, POINTER(c_float), c_int64, *_ERROR]),
    "ser_stream_predict": (c_int32, [c_void_p, _PREDICTION, *_ERROR]),
    "ser_finish": (c_int32, [c_void_p, _PREDICTION, *_ERROR]),
    "ser_stream_close": (c_int32, [c_void_p]),
}


def _file_name():
    if sys.platform == "win32":
        return "libserworkbook.dll"
    return "libserworkbook.dylib" if sys.platform == "darwin" else "libserworkbook.so"


def _find():
    given = os.environ.get("SERWORKBOOK_LIBRARY")
    if given:
        return given
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), _file_name())
    return beside if os.path.exists(beside) else ctypes.util.find_library("serworkbook") or _file_name()


def load():
    """Loads the library and declares its functions."""
    path = _find()
    try:
        library = ctypes.CDLL(path)
    except OSError as fault:
        raise OSError(
            f"{path} cannot be loaded ({fault}); put {_file_name()} into the folder of the package serworkbook, "
            "or its path into the variable SERWORKBOOK_LIBRARY"
        ) from fault
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    found = library.ser_abi_version()
    if found != ABI_VERSION:
        raise OSError(f"{path} has the interface version {found}; this package needs {ABI_VERSION}")
    return library
