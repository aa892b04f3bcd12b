"""What a need may become. Pure."""

KINDS = ("hose", "tube_fitting", "valve", "adapter", "other")
URGENCIES = ("line_down", "soon", "normal")

# command → the state it leads to. People skip steps in life (an order by phone, unasked), so any state may be left.
MOVES = {"assign": "assigned", "answer": "answered", "order": "ordered", "lose": "lost", "reopen": "new"}
