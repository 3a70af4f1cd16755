"""`python -m psdm_validate` is the command psdm-validate."""

from psdm_validate.cli import main

main()
