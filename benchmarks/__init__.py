"""Measures Show Bible beside its peers in the same run: `python -m benchmarks`."""
