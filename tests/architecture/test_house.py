"""What must hold of the code base as a whole."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pobratim.errors
import pobratim.extract
import pobratim.facts

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "pobratim"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = sorted(path for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


def test_rooms_import_downwards_only() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_says_what_comes_in_and_what_goes_out(room: Path) -> None:
    docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert "In:" in docstring
    assert "Out:" in docstring
    assert re.search(r"not (here|belong)", docstring, re.I)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_is_too_long_to_read(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 600
    assert module.stem not in ("utils", "helpers", "common", "misc")


def test_reading_needs_no_django_and_no_network_library() -> None:
    code = "import sys, pobratim.extract, pobratim.register; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"django", "requests", "urllib3", "http.client", "sqlite3"} & set(loaded)


def test_the_public_face_is_short() -> None:
    assert pobratim.extract.__all__ == ["Reading", "read"]
    assert len(pobratim.facts.__all__) <= 20


def test_every_error_stands_on_one_page() -> None:
    classes = [value for value in vars(pobratim.errors).values() if isinstance(value, type)]
    for module in MODULES:
        if module.name == "errors.py" and module.parent == SOURCE:
            continue
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                assert not any(getattr(base, "id", "").endswith(("Error", "Exception")) for base in node.bases), module
    assert all(issubclass(kind, pobratim.errors.PobratimError) for kind in classes)


def test_no_tracked_file_names_a_registry_or_a_path_of_a_machine() -> None:
    hosts = re.compile(rb"pypi" rb"\.org|pythonhosted" rb"\.org|registry\.npm" rb"js|deb\.debian" rb"\.org")
    paths = re.compile(rb"/(ro" rb"ot|wo" rb"rk|ho" rb"me)/[a-z]")
    for file in tracked():
        content = file.read_bytes()
        assert not hosts.search(content), file
        assert not paths.search(content), file
