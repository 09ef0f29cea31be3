"""Many authorities: a first page that counts and finds, and a page for each authority and each document."""
