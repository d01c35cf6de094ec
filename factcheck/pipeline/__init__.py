"""An article's way through the rooms, and a question's; the only package that knows them all."""
