"""House rules that a linter does not know."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from center.content.yaml_file import load_yaml
from center.messages.catalog import load_catalog
from center.settings import ROOT

PACKAGES = ("center", "web", "actions", "bot", "cli")
HANGUL = re.compile("[\uac00-\ud7a3]{2,}")
VAGUE = re.compile(r"(^|_)(utils?|helpers?|managers?|handlers?|misc|common)($|_)")
# Faults of content are told to policy staff by the loaders themselves: they cannot read their sentences from content.
FAULT_CLASSES = {"ContentError", "ExpressionError"}
REPORTS = {"center/screening/content_check.py", "center/screening/compile.py"}


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (p for p in sorted((ROOT / package).rglob("*.py")) if "versions" not in p.parts)


def texts_outside_docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body and isinstance(node.body[0], ast.Expr)
    }
    faults = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAULT_CLASSES
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | faults:
            yield node.lineno, node.value


def korean_sentences(source: str) -> list[tuple[int, str]]:
    """Texts with at least two Korean words: a sentence, not a unit or a part of a pattern."""
    found = []
    for line, text in texts_outside_docstrings(ast.parse(source)):
        is_pattern = re.search(r"\(\?|[)\]}][?*+]|\[", text) is not None
        if len(HANGUL.findall(text)) >= 2 and " " in text.strip() and not is_pattern:
            found.append((line, text))
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_module_grows_too_large_or_vague(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert not VAGUE.search(path.stem)


def test_nobody_writes_a_korean_sentence_in_python() -> None:
    found = {}
    for path in modules():
        name = path.relative_to(ROOT).as_posix()
        if name not in REPORTS and not name.startswith("cli/"):
            sentences = korean_sentences(path.read_text(encoding="utf-8"))
            if sentences:
                found[name] = sentences
    assert found == {}


def test_the_search_for_korean_sentences_finds_one() -> None:
    assert korean_sentences('def f():\n    """설명 문장 입니다."""\n    return "잠시 뒤에 다시 해 주세요."\n') == [
        (3, "잠시 뒤에 다시 해 주세요.")
    ]


def test_only_settings_reads_the_environment_and_only_clock_asks_the_time() -> None:
    for path in modules():
        name = path.relative_to(ROOT).as_posix()
        source = path.read_text(encoding="utf-8")
        if not name.startswith(("cli/", "bot/")) and name != "center/settings.py":
            assert "os.environ" not in source, name
        if name != "center/clock.py":
            assert not re.search(r"datetime\.now\(|date\.today\(|time\.time\(", source), name


def test_the_domain_never_commits_and_never_evaluates_content() -> None:
    for path in (ROOT / "center").rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        source = path.read_text(encoding="utf-8")
        if not name.startswith("center/db/"):
            assert ".commit(" not in source, name
        assert not re.search(r"\beval\(|pickle|yaml\.load\(", source), name
        if name != "center/screening/generated.py":
            assert not re.search(r"\bexec\(", source), name


def test_public_names_have_docstrings() -> None:
    missing = []
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(ROOT).as_posix()
        if not ast.get_docstring(tree) and path.name not in ("__init__.py", "__main__.py"):
            missing.append(name)
        for node in tree.body:
            named = isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                missing.append(f"{name}:{node.name}")
    # Operators that the module's docstring describes together.
    plain = {"add", "subtract", "multiply", "smaller", "larger", "less", "at_most", "greater", "at_least", "equal", "unequal"}
    operators = "center/screening/columns.py"
    assert [m for m in missing if m.split(":")[-1] not in plain and not m.startswith(operators + ":")] == []


def test_both_languages_say_the_same_things() -> None:
    catalog = load_catalog(ROOT / "content" / "messages")
    assert catalog.keys("ko") == catalog.keys("en")
    placeholder = re.compile(r"\{(\w+)")
    for key in catalog.keys("ko"):
        korean, english = (catalog.template(key, language) for language in ("ko", "en"))
        assert set(placeholder.findall(english)) <= set(placeholder.findall(korean)), key


def test_every_message_key_in_the_code_exists() -> None:
    catalog = load_catalog(ROOT / "content" / "messages")
    pattern = re.compile(r"""(?:\bsay\(|text_reply\(\s*turn,|catalog\(\)\.text\()\s*"([a-z0-9_]+)"[,)]""")
    missing = set()
    for path in modules():
        for key in pattern.findall(path.read_text(encoding="utf-8")):
            if not catalog.has(key):
                missing.add(f"{path.name}: {key}")
    assert missing == set()


def test_every_error_has_a_sentence() -> None:
    import importlib
    import pkgutil

    from center.errors import CenterError, ContentError

    for package in ("center", "web"):
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if "migrations" not in module.name:
                importlib.import_module(module.name)
    catalog = load_catalog(ROOT / "content" / "messages")

    def below(kind: type[CenterError]) -> Iterator[type[CenterError]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    general = {"not_found", "invalid_input", "refused", "conflict", "unavailable"}
    named = {kind.code for kind in below(CenterError) if not issubclass(kind, ContentError)} - general
    assert {code for code in named if not catalog.has(f"error_{code}")} == set()


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"^(--|-f|-i)\S*(index|find-links|trusted)|@ https?:|\.whl", text, re.MULTILINE), path.name


def test_the_repository_names_no_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    pattern = re.compile(r"/root/|/home/[a-z]+/|/work/(main|shared)")
    for name in listed:
        path = ROOT / name
        if path.suffix in (".py", ".md", ".yml", ".yaml", ".js", ".toml", ".css", ".html", "") and path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert name == "tests/architecture/test_house_rules.py" or not pattern.search(text), name


def test_every_intent_of_the_contract_has_an_answer() -> None:
    from center.dialogue.engine import ANSWERS

    declared = load_yaml(ROOT / "bot/domain/nlu.yml")["intents"]
    names = {next(iter(item)) if isinstance(item, dict) else item for item in declared} - {"nlu_fallback"}
    assert names == set(ANSWERS)
