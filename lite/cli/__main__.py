"""`python -m lite.cli`."""

from lite.cli import main

raise SystemExit(main())
