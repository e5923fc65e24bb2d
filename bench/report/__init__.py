"""How long a report of ten years takes."""
