"""Builds the wheel of this folder (PEP 517), with libserworkbook in it where it lies in the folder of the package."""

import base64
import hashlib
import os
import re
import sysconfig
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = "serworkbook"
LIBRARIES = (".so", ".dylib", ".dll")
SOURCES = (".py", ".typed")


def _project(key):
    with open(os.path.join(HERE, "pyproject.toml"), encoding="utf-8") as file:
        return re.search(rf'^{key} = "(.*)"$', file.read(), re.MULTILINE).group(1)


def _files():
    folder = os.path.join(HERE, PACKAGE)
    for name in sorted(os.listdir(folder)):
        if name.endswith(SOURCES + LIBRARIES):
            with open(os.path.join(folder, name), "rb") as file:
                yield f"{PACKAGE}/{name}", file.read()


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Writes the wheel and returns its name."""
    version, files = _project("version"), list(_files())
    native = any(name.endswith(LIBRARIES) for name, _ in files)
    platform = re.sub(r"[-.]", "_", sysconfig.get_platform()) if native else "any"
    info = f"{PACKAGE}-{version}.dist-info"
    metadata = (
        f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: {version}\nSummary: {_project('description')}\n"
        f"Requires-Python: {_project('requires-python')}\nLicense: MIT\n"
    )
    wheel = f"Wheel-Version: 1.0\nGenerator: {PACKAGE}\nRoot-Is-Purelib: {str(not native).lower()}\nTag: py3-none-{platform}\n"
    files += [(f"{info}/METADATA", metadata.encode()), (f"{info}/WHEEL", wheel.encode())]
    record = "".join(f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in files) + f"{info}/RECORD,,\n"
    name = f"{PACKAGE}-{version}-py3-none-{platform}.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in [*files, (f"{info}/RECORD", record.encode())]:
            archive.writestr(path, content)
    return name


def _digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
