// Tests of Gongkai.
