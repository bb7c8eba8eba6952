"""People whom several tests tell of."""

MARA = "Mara Lindqvist"
JENS = "Jens Holm"
