"""What can be changed about a measurement."""
PROBES = 3
PARTIES = 5
STEPS = 4
