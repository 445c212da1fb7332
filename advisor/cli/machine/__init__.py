"""What this machine has of what the commands need, as `advisor doctor` tells it."""
