"""Files that somebody sends: held in memory, taken at one address only, and of a bounded size.

Nothing readable may touch the disk, so neither the server nor Django ever makes a temporary file.
"""

import copy
import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import FixedStreamReceiver

from nearer.web.sessions import COOKIE

LARGEST = 32_000_000  # bytes of a file: ten years as plain text have half of it
BODY = LARGEST + 100_000  # of a request with one
SMALL = 100_000  # of one from who has not been inside: a form
LET_GO = 4_000_000_000  # of one that is read to its end and not kept
ADDRESS = "/yours/import/"
TOO_LARGE = "/yours/import/too-large/"


class InMemory(FileUploadHandler):
    """Takes one file at the one address where files are awaited; any other is let go."""

    def handle_raw_input(self, *_args: Any, **_more: Any) -> None:
        request = self.request
        path = request.path if request is not None else ""
        inside = hasattr(request, "session_")  # somebody's space is open
        self._awaited = inside and path == ADDRESS
        self._room = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self._awaited:
            return None
        if start + len(raw_data) <= LARGEST:
            self._room.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        if not self._awaited:
            return None
        self._awaited = False  # one is enough
        self._room.seek(0)
        return InMemoryUploadedFile(
            self._room,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            file_size,
            self.charset,
            self.content_type_extra,
        )


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    """Lets a large body in at the address of files, and at no other; from who has been inside."""

    adj: Any

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.command != "POST" or self.path != ADDRESS:
            return
        inside = f"{COOKIE}=" in self.headers.get("COOKIE", "")
        if self.content_length >= (BODY if inside else SMALL):
            if self.content_length < LET_GO:
                self._let_go(TOO_LARGE if inside else ADDRESS)
        elif inside:
            self.adj = copy.copy(self.adj)
            self.adj.max_request_body_size = BODY

    def _let_go(self, instead: str) -> None:
        """Read what is far too large to its end and keep nothing of it.

        A browser shows an answer only when all was sent; then it is shown a page that says why.
        """
        self.adj = copy.copy(self.adj)
        self.adj.max_request_body_size = LET_GO
        self.body_rcv = FixedStreamReceiver(self.content_length, _Nowhere())
        self.command, self.path = "GET", instead
        self.headers["CONTENT_LENGTH"] = "0"


class _Nowhere:
    """A place for bytes that nobody wants."""

    def append(self, _part: bytes) -> None:
        """Let it go."""

    def getfile(self) -> io.BytesIO:
        return io.BytesIO()

    def __len__(self) -> int:
        return 0


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection on which files may come."""

    parser_class = _Parser
