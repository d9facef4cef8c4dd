"""The rules' own terms: pure Python, without any framework."""
