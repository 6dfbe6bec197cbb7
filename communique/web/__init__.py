"""The desk: the record in a browser, as pages, as data and as an HTTP interface."""
