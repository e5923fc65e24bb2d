"""A second look at each sentence: words and pairs of words, weighed where no rule spoke."""
