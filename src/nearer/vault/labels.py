"""What each key and each sealed thing is for. One label serves one purpose, for ever.

Every label ends with a zero byte, so that none can be the beginning of another.
"""

RECORD_KEY = b"nearer v1 record key\0"
RECORD = b"nearer v1 record\0"
PASSPHRASE_SLOT = b"nearer v1 passphrase slot\0"
RECOVERY_SLOT = b"nearer v1 recovery slot\0"
SESSION_ID = b"nearer v1 session id\0"
SESSION = b"nearer v1 session\0"
ARCHIVE = b"nearer v1 archive\0"
