"""Train, quantise, score and package the language pipeline. The only code that needs torch."""
