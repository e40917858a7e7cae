"""The pipeline. `run.build` is its front door, `press.press` shows the order of the stages."""
