"""The statistics: arrays in, numbers out."""
