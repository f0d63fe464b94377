"""Make a virtual environment and fill it: by uv where it is at hand, else by pip."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from local_stack.state_folder import StackError

# What pip and uv say when no registry answers.
_NO_NETWORK = re.compile(
    r"Temporary failure in name resolution|Name or service not known|nodename nor servname"
    r"|Failed to establish a new connection|Connection refused|Network is unreachable"
    r"|ConnectTimeout|ReadTimeout|timed out|dns error|error sending request|Max retries exceeded",
    re.IGNORECASE,
)
_BLAMED = re.compile(r"^\s*(?:ERROR:|error:|×|fatal:|OSError|.*No space left)", re.IGNORECASE)
# One such line per package: enough to count how far we are.
_PACKAGE_SEEN = re.compile(r"^\s*(?:Collecting|Requirement already satisfied:| \+) ?([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Installer:
    """How to make ``venv`` and fill it; every program's full output goes to ``log``."""

    name: str
    venv: Path
    log: Path

    def make_venv(self) -> None:
        """Make the virtual environment of the Python that runs now."""
        if self.name == "uv":
            command = ["uv", "venv", "--quiet", "--allow-existing", "--python", sys.executable]
        else:
            command = [sys.executable, "-m", "venv"]
        self._step("virtual environment", [*command, str(self.venv)])

    def install_packages(self, files: Iterable[Path]) -> None:
        """Install the locked packages of the requirement files."""
        files = list(files)
        options = [part for file in files for part in ("-r", str(file))]
        names = {line.split("==")[0] for file in files for line in _pins(file)}
        self._step(f"{len(names)} packages", [*self._install(), *options], of=len(names))

    def install_project(self, root: Path) -> None:
        """Install the project itself, as it lies there, with what is installed already."""
        options = ["--no-deps", "--no-build-isolation", "--editable", str(root)]
        self._step("Sitrep itself", [*self._install(), *options])

    def _install(self) -> list[str]:
        python = str(self.venv / "bin" / "python")
        if self.name == "uv":
            return ["uv", "pip", "install", "--python", python]
        quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
        # What is used is compiled at its first import; most of it never is.
        quiet.append("--no-compile")
        return [python, "-m", "pip", "install", *quiet]

    def _step(self, what: str, command: list[str], of: int = 0) -> None:
        began = monotonic()
        progress = _Progress(what, of)
        lines: list[str] = []
        with self.log.open("a") as log:
            log.write(f"\n$ {' '.join(command)}\n")
            try:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    errors="replace",
                )
            except OSError as error:
                raise StackError(f"{command[0]} could not be run: {error.strerror}.") from error
            with process:
                for line in process.stdout or ():
                    log.write(line)
                    lines.append(line.strip())
                    progress.see(line)
        progress.end()
        if process.returncode:
            raise StackError(explain(what, lines, self.log))
        print(f"  {what:<24} {monotonic() - began:5.0f} s")


class _Progress:
    """Counts packages on a terminal's line; silent where there is no terminal."""

    def __init__(self, what: str, of: int) -> None:
        self._what, self._of = what, of
        self._seen: set[str] = set()
        self._shown = sys.stdout.isatty() and of > 0

    def see(self, line: str) -> None:
        if not self._shown:
            return
        if match := _PACKAGE_SEEN.match(line):
            self._seen.add(match[1].lower())
        doing = "installing" if "Installing collected" in line else "fetching"
        count = min(len(self._seen), self._of)
        sys.stdout.write(f"\r\x1b[K  {self._what:<24} {doing} {count}/{self._of}")
        sys.stdout.flush()

    def end(self) -> None:
        if self._shown:
            sys.stdout.write("\r\x1b[K")


def make_installer(venv: Path, log: Path) -> Installer:
    """Return uv's installer where uv is on PATH, else pip's."""
    return Installer("uv" if shutil.which("uv") else "pip", venv, log)


def explain(what: str, lines: list[str], log: Path) -> str:
    """Say in one sentence why a step failed, from what the program said last."""
    said = [line for line in lines if line]
    blamed = [line for line in said if _BLAMED.match(line)] or said or ["no output"]
    whole = "\n".join(said)
    if "No space left on device" in whole:
        return f"The disk is full: {what} could not be installed (log: {log})."
    if "No module named pip" in whole or "ensurepip" in whole:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return (
            f"{sys.executable} has no venv or no pip: install them "
            f"(Debian, Ubuntu: apt install python{version}-venv) and run make again."
        )
    if _NO_NETWORK.search(whole):
        return (
            "No package registry can be reached: check the network, a proxy or pip's "
            f"index-url ({blamed[-1].rstrip('.')}; log: {log})."
        )
    return f"Installing {what} failed: {blamed[-1].rstrip('.')} (log: {log})."


def _pins(file: Path) -> list[str]:
    lines = (line.strip() for line in file.read_text().splitlines())
    return [line for line in lines if "==" in line and not line.startswith(("#", "-"))]
