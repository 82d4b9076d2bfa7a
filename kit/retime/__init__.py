"""Moving tracks to another cut or frame rate, exactly."""
