"""The pre-commit hook, run by git itself on a repository of drafts."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DRAFTS = ROOT / "examples" / "annual-report"


class Repository:
    """A new git repository of drafts, apart from the user's own configuration of git."""

    def __init__(self, folder: Path, cache: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        who = {f"GIT_{role}_{kind}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for kind in ("NAME", "EMAIL")}
        outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self.environment = {
            **outer,
            **who,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PRE_COMMIT_HOME": str(cache),
            "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]),
            "LC_ALL": "C.UTF-8",
        }
        self.git("init", "--quiet")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command in the repository."""
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )

    def git(self, *arguments: str) -> str:
        """A git command that must succeed, and what it prints."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def add(self, name: str, data: bytes) -> None:
        """A file, ready to be committed."""
        (self.folder / name).write_bytes(data)
        self.git("add", name)

    def commit(self) -> subprocess.CompletedProcess[str]:
        """An attempt to commit; what a hook prints is on standard error."""
        return self.run("git", "commit", "--message", "drafts")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of drafts with our hook installed, run by the gouji under test.

    pre-commit reads .pre-commit-hooks.yaml from a repository of hooks, as it does for a user; only ``language`` is
    overridden, so that it runs the gouji of this environment and builds no other.
    """
    hooks = Repository(tmp_path / "hooks", tmp_path / "cache")
    hooks.add(".pre-commit-hooks.yaml", (ROOT / ".pre-commit-hooks.yaml").read_bytes())
    hooks.git("commit", "--quiet", "--message", "hooks")
    drafts = Repository(tmp_path / "drafts", tmp_path / "cache")
    settings = f"""\
repos:
- repo: {hooks.folder.as_posix()}
  rev: {hooks.git("rev-parse", "HEAD")}
  hooks:
  - id: gouji
    language: system
"""
    drafts.add(".pre-commit-config.yaml", settings.encode())
    installed = drafts.run(sys.executable, "-m", "pre_commit", "install")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return drafts


def test_a_bad_draft_stops_the_commit_and_shows_why(repository: Repository) -> None:
    """Nothing is committed, and the findings are on the screen."""
    repository.add("报告.docx", (DRAFTS / "bad.docx").read_bytes())
    done = repository.commit()
    assert done.returncode != 0
    assert "T110 错误  写的是 9，应为 6" in done.stderr
    assert repository.run("git", "rev-parse", "--verify", "HEAD").returncode != 0


def test_a_good_draft_is_committed(repository: Repository) -> None:
    """The hook ran on it and let it through, beside a file that is no draft."""
    repository.add("报告.docx", (DRAFTS / "good.docx").read_bytes())
    repository.add("附图.png", b"\x89PNG")
    done = repository.commit()
    assert done.returncode == 0, done.stderr
    assert "Passed" in done.stderr
    assert repository.git("-c", "core.quotePath=false", "ls-files") == ".pre-commit-config.yaml\n报告.docx\n附图.png"


@pytest.mark.parametrize("name", ["报告.DOC", "报告.wps"])
def test_a_format_that_cannot_be_read_stops_the_commit(repository: Repository, name: str) -> None:
    """It is refused with its name and the reason, not passed over because no reader is for it."""
    repository.add(name, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    done = repository.commit()
    assert done.returncode != 0
    assert name in done.stderr


def test_all_drafts_are_checked_in_one_run(repository: Repository) -> None:
    """One summary over all of them, however many there are."""
    for number in range(12):
        repository.add(f"{number}.txt", (DRAFTS / "good.txt").read_bytes())
    repository.add("bad.md", (DRAFTS / "bad.md").read_bytes())
    done = repository.commit()
    assert done.returncode != 0
    assert "共 13 个文件：3 个错误" in done.stderr


@pytest.mark.skipif(
    os.environ.get("GOUJI_TRY_REPO") != "1", reason="installs gouji from the package index; set GOUJI_TRY_REPO=1"
)
def test_the_hook_installs_itself_from_the_repository(tmp_path: Path) -> None:
    """``pre-commit try-repo`` builds gouji in an environment of its own and runs it on the drafts."""
    drafts = Repository(tmp_path / "drafts", tmp_path / "cache")
    for name in ("good.docx", "bad.docx"):
        shutil.copy(DRAFTS / name, drafts.folder)
    try_repo = (sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "gouji", "--files")
    good = drafts.run(*try_repo, "good.docx")
    assert good.returncode == 0, good.stdout + good.stderr
    bad = drafts.run(*try_repo, "bad.docx")
    assert bad.returncode == 1
    assert "T110" in bad.stdout
