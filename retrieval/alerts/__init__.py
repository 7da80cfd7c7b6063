"""What new coverage brings to those who asked to be told: which words fit, and whether they were said before."""
