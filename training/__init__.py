"""How the weights in `communique/language/weights` are made: needed to make them anew, never to use
them."""
