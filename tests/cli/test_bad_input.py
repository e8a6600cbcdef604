"""Bad input gets one clear sentence with the place and what to do; a batch goes on."""

import json
import subprocess
from pathlib import Path

import pytest

RELEASE = "Губернатор Калужской области Иван Рогожин встретился с послом Сербии.\n"


def ids(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()]


def test_a_missing_path_is_named(run, tmp_path: Path) -> None:
    done = run("extract", tmp_path / "нет.txt")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "нет.txt: такого файла или папки нет" in done.stderr


def test_no_path_at_all_is_wrong_input(run) -> None:
    done = run("extract")
    assert done.returncode == 1
    assert "назовите файл или папку" in done.stderr


def test_a_folder_without_documents_is_named(run, tmp_path: Path) -> None:
    done = run("extract", tmp_path)
    assert done.returncode == 1
    assert "в папке нет документов" in done.stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "файл пуст"), (b" \n\t\n", "файл пуст"), (bytes(range(256)) * 20, "это не текст")],
    ids=["empty", "blank", "binary"],
)
def test_what_is_no_text_is_skipped_and_counted_while_the_rest_is_read(
    run, tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "good.txt").write_text(RELEASE, encoding="utf-8")
    done = run("extract", tmp_path)
    assert ids(done) == ["good"]
    assert sentence in done.stderr
    assert "bad.txt" in done.stderr
    assert "Прочитано документов: 1, пропущено: 1." in done.stderr
    assert done.returncode == 1


def test_a_file_of_200_megabytes_is_refused_without_being_read(run, tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(200_000_000)
    done = run("extract", tmp_path / "big.txt")
    assert done.returncode == 1
    assert "big.txt: файл занимает 200 МБ" in done.stderr


def test_a_missing_path_does_not_stop_the_others(run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(RELEASE, encoding="utf-8")
    done = run("extract", tmp_path / "gone.txt", tmp_path / "good.txt")
    assert ids(done) == ["good"]
    assert done.returncode == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_the_usual_encodings_are_read_alike(run, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "release.txt").write_bytes(RELEASE.encode(encoding))
    done = run("extract", tmp_path / "release.txt")
    assert done.returncode == 0
    assert "Рогожин" in done.stdout


def test_broken_html_is_read_as_far_as_it_goes(run, tmp_path: Path) -> None:
    page = f"<html><body><nav><a href=/>Главная</a></nav><p>{RELEASE}<div></p></b><p>Конец"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    done = run("extract", tmp_path / "page.html")
    assert done.returncode == 0
    assert "Рогожин" in done.stdout


def test_standard_input_is_read(run) -> None:
    done = run("extract", "-", stdin=RELEASE.encode())
    assert done.returncode == 0
    assert len(ids(done)) == 1


def test_files_of_one_name_keep_different_ids(run, tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "001.txt").write_text(f"{year}: {RELEASE}", encoding="utf-8")
    assert ids(run("extract", tmp_path)) == ["2023/001.txt", "2024/001.txt"]


def test_an_unknown_verb_is_wrong_usage(run) -> None:
    assert run("publish").returncode == 2
