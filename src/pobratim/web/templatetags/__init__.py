"""Template filters and tags: wording of values, small things of pages."""
