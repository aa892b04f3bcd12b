"""What `./run` is made of. The modules that `tools.starter` loads use the standard library alone."""
