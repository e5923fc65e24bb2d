"""How the weights of the coach's second look come about."""
