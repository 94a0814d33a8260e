// Tests of Functions.
