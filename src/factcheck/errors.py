"""Faults of the input, as opposed to faults of the program."""

from factcheck.model.verdict import Problem


class InputError(Exception):
    """Bad input: carries the problem to show. Commands turn it into one line and exit 2."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
