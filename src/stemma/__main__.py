"""`python -m stemma`: the command line, where no script is on the path."""

from stemma.cli import main

if __name__ == "__main__":
    main(prog_name="stemma")
