"""Whether facts of many documents become one register: a generated town whose truth is known."""
