"""How much of one article is read, so that no source can hold up or exhaust a run."""

# A long novel has under a million characters, the longest committee reports two to three million.
MAX_CHARACTERS = 5_000_000

# No encoding that is read needs more than four bytes a character, so a larger file need not be opened at all.
MAX_BYTES = 4 * MAX_CHARACTERS + 4

# What a source is recognised by: its first bytes.
HEAD = 64 * 1024

TOO_LARGE = (
    f"the limit is {MAX_CHARACTERS:,} characters an article; split it, or put one article on each line of a .jsonl file"
)
