"""Lists that say what a cut is made of: CMX3600 EDLs, OpenTimelineIO files, plain lists of kept ranges."""
