"""The course without a network: packed small, as a folder, as one file, and whatever else carries it (``make offline``)."""
