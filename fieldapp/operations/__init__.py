"""Looking after an installation from the command line: copies of the data, the way back, and a look for what is wrong."""
