"""`python -I -m psdm_validate` is the command psdm-validate."""

import sys

if not sys.flags.safe_path:
    # Without -I or -P Python looks for modules in the current folder first, and what lies in a checkout would run.
    sys.stderr.write("Could not judge: start it as psdm-validate, or as python -I -m psdm_validate.\n")
    sys.exit(3)

from psdm_validate.cli import main

main()
