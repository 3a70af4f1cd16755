"""What is to be done in an engagement: what is red, what comes up, what waits for somebody, and what settles it.

What rules find wrong is taken over from their report, never judged again. Beside it stands what no rule can find
because nothing is wrong yet: days that come, papers that wait, permissions that run out.
"""
