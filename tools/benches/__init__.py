"""The parts of the bench, a file each; every one has a function `measure(bench)`."""
