"""Modules stay short enough to read in one sitting, functions short enough to see at once."""

import ast
import io
import tokenize
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "yishi"
MODULE_LINES = 250
FUNCTION_LINES = 25

# What may be longer, and why: "rulebook/example.py" or "rulebook/example.py::function" -> (limit, reason).
LONGER: dict[str, tuple[int, str]] = {}

SILENT = {
    tokenize.COMMENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
    tokenize.INDENT,
    tokenize.NEWLINE,
    tokenize.NL,
}


def modules():
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines_with_code(source):
    """The numbers of the lines that hold neither a comment alone nor nothing."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    spans = [range(t.start[0], t.end[0] + 1) for t in tokens if t.type not in SILENT]
    return {line for span in spans for line in span}


def body_length(function, code):
    """Lines of code in a function's body: signature, docstring, comments and blank lines are free."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return len(code & set(range(body[0].lineno, body[-1].end_lineno + 1))) if body else 0


def measures():
    """Yields each module and function by name, with its length and its bound."""
    for path in modules():
        name, source = path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")
        yield name, len(source.splitlines()), MODULE_LINES
        code = lines_with_code(source)
        for function in functions(ast.parse(source)):
            yield f"{name}::{function.name}", body_length(function, code), FUNCTION_LINES


def test_no_module_and_no_function_is_longer_than_its_bound():
    bounded = [(name, length, LONGER.get(name, (bound, ""))[0]) for name, length, bound in measures()]
    too_long = [f"{name}: {length} lines, at most {most}" for name, length, most in bounded if length > most]
    assert not too_long, "\n".join(too_long)


def test_an_exception_has_a_reason_and_is_still_needed():
    needed = {name for name, length, bound in measures() if length > bound}
    assert set(LONGER) <= needed
    assert all(reason for _limit, reason in LONGER.values())
