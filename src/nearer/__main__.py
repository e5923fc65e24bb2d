"""`python -m nearer` is the same as `nearer`."""

import sys

from nearer.cli.main import main

sys.exit(main())
