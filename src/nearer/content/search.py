"""Finding a page to read by the words in it, and by those that people look for who need it."""

import re
from dataclasses import dataclass

from nearer.content.learn import Page
from nearer.domain.text import folded

TITLE, WORDS, SUMMARY, BODY = 9, 7, 4, 1  # what a word weighs there
AS_ASKED = 20  # what it weighs that a page names the very question
AROUND = 70  # characters shown either side of the first word found
MOST_WORDS = 8  # of a question; the rest is not looked at
SMALL = frozenset(
    (
        *("a", "about", "am", "an", "and", "are", "be", "do", "does", "for", "from", "how", "i"),
        *("is", "it", "me", "my", "of", "or", "so", "the", "to", "what", "when", "why", "with"),
    )
)
"""Words that say nothing about a page, left out unless a question has no others."""
LONGEST = 200  # characters of a question
LEAST_ROOT = 4  # letters
IN_BODY = 5  # times that a word in the body counts, at most


@dataclass(frozen=True)
class Hit:
    """``excerpt``: plain text around the first word found; "" where only the title has it."""

    page: Page
    weight: int
    excerpt: str


def find(question: str, pages: tuple[Page, ...]) -> tuple[Hit, ...]:
    """Pages that have every word of the question or its beginning, the best first."""
    asked = re.findall(r"\w+", folded(question[:LONGEST]))
    telling = [word for word in asked if word not in SMALL] or asked
    words = [_root(word) for word in telling[:MOST_WORDS]]
    if not words:
        return ()
    hits = [hit for page in pages if (hit := _hit(page, words, " ".join(asked)))]
    return tuple(sorted(hits, key=lambda hit: (-hit.weight, hit.page.place)))


def _hit(page: Page, words: list[str], question: str) -> Hit | None:
    body = plain(page.body)
    named = [folded(one) for one in page.words]
    parts = (
        (folded(page.title), TITLE),
        ("\n".join(named), WORDS),
        (folded(page.summary), SUMMARY),
        (folded(body), BODY),
    )
    weight = AS_ASKED if question in named else 0
    for word in words:
        begins = re.compile(rf"\b{re.escape(word)}")
        counts = [weighs * min(len(begins.findall(text)), IN_BODY) for text, weighs in parts]
        if not any(counts):
            return None
        weight += sum(counts)
    return Hit(page, weight, _excerpt(body, words))


def _root(word: str) -> str:
    """What “leave”, “leaves” and “leaving” begin with alike, as far as letters tell."""
    shorter = re.sub(r"(ies|ing|ed|es|e|s|y)$", "", word)
    return shorter if len(shorter) >= LEAST_ROOT else word


def plain(body: str) -> str:
    """Markdown without its marks, on one line."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", body)
    return " ".join(re.sub(r"[#*_`>|]+|^- |^\d+\. ", " ", text, flags=re.MULTILINE).split())


def _excerpt(body: str, words: list[str]) -> str:
    tokens = [(folded(one.group()), one) for one in re.finditer(r"\w+", body)]
    first = next((one for text, one in tokens if any(text.startswith(w) for w in words)), None)
    if first is None:
        return ""
    start, end = max(0, first.start() - AROUND), min(len(body), first.end() + AROUND)
    start = body.find(" ", start) + 1 if start else 0
    end = body.rfind(" ", first.end(), end) if end < len(body) else end
    if end < first.end():
        end = first.end()
    return ("… " if start else "") + body[start:end] + (" …" if end < len(body) else "")
