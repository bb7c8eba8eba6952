"""`brief validate`: files are found, loaded, checked by rules, and told about in a format that something reads.

discover → load → checks → places → baseline → formats, one file at a time, on all cores (`engine`).
"""
