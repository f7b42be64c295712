"""What can be changed about a measurement."""
PROBES = 3
PARTIES = PROBES
STEPS = 4
