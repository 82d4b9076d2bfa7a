"""The rules: one folder a group, one file a rule, found by walking this package."""
