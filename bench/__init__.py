"""How fast Duban is, beside a program written by hand for nothing but speed: `bin/bench --help`."""
