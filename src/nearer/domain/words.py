"""What a person writes to find their words: drafts that nothing in Nearer can send."""

from datetime import datetime

from nearer.domain.value import Value


class Wording(Value, frozen=True, kw_only=True, tag="wording"):
    """A draft of something to say, or of an answer to ``replying_to``; "" where one begins.

    ``scene``: key of the invented scene it was practised on, if it was; what it answers stands
    there. A reply of a listening practice is one too.
    """

    noted: datetime
    words: str
    replying_to: str = ""
    person: str = ""
    scene: str = ""
