"""`python -m showbible` is the `showbible` command."""

from showbible.cli import main

main()
