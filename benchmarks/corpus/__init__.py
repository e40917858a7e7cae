"""The corpus: articles and profiles of a newspaper, made from a seed, in the layout of each generator."""
