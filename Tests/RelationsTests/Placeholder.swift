// Tests of Relations.
