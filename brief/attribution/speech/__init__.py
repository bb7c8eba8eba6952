"""Who says each line of an article, and among whom the model may choose where grammar does not tell."""
