"""Prints a line for each WAV file: file, answer, label, doubt and all probabilities, separated by tabs.

    python -m serworkbook MODEL FILE...
"""

import sys

from . import Error, Model


def main(arguments):
    if len(arguments) < 2:
        print("usage: python -m serworkbook MODEL FILE...", file=sys.stderr)
        return 1

    failed = 0
    try:
        with Model(arguments[0]) as model:
            if model.notice:
                print(model.notice, file=sys.stderr)
            for file in arguments[1:]:
                try:
                    prediction = model.predict_file(file)
                except Error as error:
                    print(error, file=sys.stderr)
                    failed = 1
                    continue
                numbers = [repr(value) for value in prediction.probabilities.values()]
                print("\t".join([file, prediction.answer, prediction.label, str(int(prediction.doubt)), *numbers]))
    except Error as error:
        print(error, file=sys.stderr)
        return 1
    return failed


sys.exit(main(sys.argv[1:]))
