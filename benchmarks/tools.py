"""Install the programs Gouji is compared with: `python benchmarks/tools.py [FOLDER]` (usually `.benchmarks`).

They get a virtual environment of their own, with what the extra `compare` of pyproject.toml names, and textlint by npm,
where there is npm.
"""

import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def main() -> None:
    """Install them."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / ".benchmarks"
    venv.create(folder, with_pip=True)
    python = next(path for path in (folder / "bin" / "python", folder / "Scripts" / "python.exe") if path.exists())
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["compare"]
    subprocess.run([python, "-m", "pip", "install", "-q", *wanted], check=True)
    if npm := shutil.which("npm"):
        shutil.copy(HERE / "textlint" / "package.json", folder)
        options = ["--no-audit", "--no-fund", "--no-package-lock"]
        subprocess.run([npm, "install", "--silent", *options, "--prefix", folder], check=True)


if __name__ == "__main__":
    main()
