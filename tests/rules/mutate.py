"""Change the rule packs in small ways, one at a time, and tell the changes that no test of the rules notices.

Run it with ``python tests/rules/mutate.py``, or behind it the beginnings of names (``gouji_form.terms``) to change
only these. It needs mutmut. A change that is told is to be noticed by an example of the rule's page or by a record in
``findings``, unless nobody could see what it changes.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutation"
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
pytest_add_cli_args_test_selection = ["tests/rules"]
do_not_mutate = ["src/*/__init__.py"]

[tool.pytest.ini_options]
pythonpath = ["tests"]
addopts = ["-q", "--import-mode=importlib", "-p", "no:cacheprovider"]
filterwarnings = ["error"]
"""


def main(beginnings: list[str]) -> int:
    """Lay the packs and their tests out as mutmut wants them, and let it run; its exit status."""
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(ROOT / "rules", WORK / "src")
    shutil.copytree(ROOT / "tests" / "rules", WORK / "tests" / "rules")
    for helper in (ROOT / "tests").glob("*.py"):
        shutil.copy(helper, WORK / "tests")
    (WORK / "pyproject.toml").write_text(SETTINGS, "utf-8")
    mutmut = [sys.executable, "-m", "mutmut"]
    done = subprocess.run([*mutmut, "run", *(f"{one}*" for one in beginnings)], cwd=WORK, check=False)
    return done.returncode or subprocess.run([*mutmut, "results"], cwd=WORK, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
