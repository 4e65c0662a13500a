"""Predicts the emotion of speech with a model exported from SerWorkbook.

    import serworkbook

    with serworkbook.Model("emotion.ser") as model:
        print(model.predict_file("clip.wav").answer)

The package needs libserworkbook and nothing else. It is looked for in the variable SERWORKBOOK_LIBRARY (a path), then in the
folder of this package, then where the system looks for libraries.
"""

from ._model import Doubt, Error, Model, Prediction, Stream, version

__all__ = ["Doubt", "Error", "Model", "Prediction", "Stream", "version"]
