"""Rules of one form: from some point on, something must be there. One table, a file per family.

Each row is a rule with its page; `when` says from which point it is asked for, `needs` what must then be found.
The same rows are the checklist of each phase.
"""
