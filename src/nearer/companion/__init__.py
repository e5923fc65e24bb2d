"""The use cases: all that web and command line may call."""
