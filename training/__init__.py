"""How the shipped lists and weights are made: `python -m training.lists`, `training.costs`, `training.tagger`."""
