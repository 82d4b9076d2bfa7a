"""Where a line may break: each language says how closely two neighbouring words belong together."""
