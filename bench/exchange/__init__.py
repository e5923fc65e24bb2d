"""How fast ten years go out and come in, and whether any file can break an importer."""
