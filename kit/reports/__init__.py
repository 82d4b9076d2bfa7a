"""Writers that turn a report into text: pure, one file each."""
