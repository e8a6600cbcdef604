"""Pages of pictures, the files that save them, and small pictures for other pages."""
