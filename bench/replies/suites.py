"""The cases of public suites for replies, from their own layouts."""

import contextlib
import dataclasses
import email
import importlib
import io
import pathlib
import re
import sys
import types


@dataclasses.dataclass
class Case:
    name: str
    kind: str  # plain or html
    given: str
    wanted: str

    def accepts(self, squeezed):
        return squeezed == re.sub(r"\s+", "", self.wanted)


def find(folder):
    """Suites by name, with their cases, anywhere below a folder."""
    found = {}
    for emails in sorted(folder.rglob("emails")):
        trimmed = emails.parent / "trimmed"
        if trimmed.is_dir():
            found["email_reply_trimmer"] = trimmer(emails, trimmed)
    for test in sorted(folder.rglob("text_quotations_test.py")):
        found["talon"] = talon(test.parent)
    for test in sorted(folder.rglob("test_email_reply_parser.py")):
        found["email-reply-parser"] = parser(test)
    return found


def trimmer(emails, trimmed):
    return [
        Case(mail.name, "plain", mail.read_text(), (trimmed / mail.name).read_text())
        for mail in sorted(emails.glob("*.txt"))
    ]


def parser(test):
    """zapier's assertions of a whole reply."""
    cases = []
    for name, body in re.findall(r"def (test_\w+)\(self\):\n(.*?)(?=\n    def |\nif __name__)", test.read_text(), re.S):
        mail = re.search(r"emails/(\w+)\.txt|get_email\('(\w+)'\)", body)
        wanted = re.search(r"assertEqual\(\s*(\"[^\"]*\"|'[^']*'),\s*EmailReplyParser", body)
        wanted = wanted or re.search(r"message\.reply\.strip\(\), ('[^']*')", body)
        if mail and wanted:
            given = (test.parent / "emails" / f"{mail[1] or mail[2]}.txt").read_text()
            cases.append(Case(name, "plain", given, wanted[1][1:-1]))
    return cases


class Asked(str):
    """What talon's stand-in gives back: which case it was."""

    case = None


def talon(tests):
    """Runs the tests with a stand-in for talon, and takes what they compare its answers with."""
    cases = []
    for module in ("text_quotations_test", "html_quotations_test"):
        cases += talon_module(tests, module)
    return cases


def talon_module(tests, module):
    cases = []
    current = [""]

    def note(kind):
        def extract(body, *_):
            asked = Asked("<html><body></body></html>")
            asked.case = (kind, str(body))
            return asked

        return extract

    def compare(one, other, *_):
        asked = next((side for side in (one, other) if getattr(side, "case", None)), None)
        if asked is None:
            return
        wanted = str(other if asked is one else one)
        kind, given = asked.case
        cases.append(Case(current[0], kind, given, shown(wanted) if kind == "html" else wanted))

    with stand_ins(tests, note, compare):
        run = importlib.import_module(f"tests.{module}")
        for name in [name for name in vars(run) if name.startswith("test_")]:
            current[0] = f"{module[:4]} {name}"
            call(getattr(run, name))
    return cases


def call(test):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(Exception):
        for check in test() or ():
            check[0](*check[1:])


class Whitespace:
    """Stands for a compiled expression that takes white space out: keeps which case a text was."""

    def __init__(self, pattern):
        self.pattern = pattern

    def sub(self, by, text):
        plain = Asked(self.pattern.sub(by, str(text)))
        plain.case = getattr(text, "case", None)
        return plain if plain.case else str(plain)


@contextlib.contextmanager
def stand_ins(tests, note, compare):
    quotations = types.ModuleType("talon.quotations")
    quotations.MAX_LINES_COUNT = 1000
    quotations.html_document_fromstring = None
    quotations.extract_from_plain = note("plain")
    quotations.extract_from_html = note("html")
    for name in ("preprocess", "mark_message_lines", "process_marked_lines", "split_emails"):
        setattr(quotations, name, lambda *_: "")
    utils = types.ModuleType("talon.utils")
    utils.html_to_text = lambda text: text
    nose, tools = types.ModuleType("nose"), types.ModuleType("nose.tools")
    tools.eq_ = compare
    tools.ok_ = tools.assert_true = tools.assert_false = lambda *_: None
    base = types.ModuleType("talon")
    base.quotations, base.utils = quotations, utils
    six = types.ModuleType("six")
    six.text_type, six.StringIO, six.moves = str, io.StringIO, types.ModuleType("six.moves")
    six.moves.range = range
    modules = {
        "talon": base, "talon.quotations": quotations, "talon.utils": utils, "nose": nose, "nose.tools": tools,
        "six": six, "six.moves": six.moves, "tests": package(tests, compare), "tests.fixtures": fixtures(tests),
    }
    before = dict(sys.modules)
    compiled, here = re.compile, pathlib.Path.cwd()
    sys.modules.update(modules)
    re.compile = lambda pattern, *flags: Whitespace(compiled(pattern)) if pattern == r"\s" else compiled(pattern, *flags)
    try:
        with contextlib.chdir(tests.parent):
            yield
    finally:
        re.compile = compiled
        sys.modules.clear()
        sys.modules.update(before)


def package(tests, compare):
    from unittest.mock import Mock, patch

    package = types.ModuleType("tests")
    package.__path__ = [str(tests)]
    package.eq_, package.patch, package.Mock, package.email = compare, patch, Mock, email
    package.ok_ = package.assert_true = package.assert_false = lambda *_: None
    package.__all__ = ["eq_", "ok_", "assert_true", "assert_false", "patch", "Mock", "email"]
    return package


def fixtures(tests):
    module = types.ModuleType("tests.fixtures")
    module.STANDARD_REPLIES = "tests/fixtures/standard_replies"
    for name in ("OLK_SRC_BODY_SECTION.html", "reply-quotations-share-block.eml", "reply-separated-by-hr.html"):
        path = tests / "fixtures" / name
        setattr(module, path.stem.replace("-", "_").upper(), path.read_text() if path.is_file() else "")
    module.__all__ = [name for name in vars(module) if name.isupper()]
    return module


def shown(html):
    """The words of an expected answer in HTML."""
    import html as entities

    return entities.unescape(re.sub(r"<[^>]*>", "", html))
