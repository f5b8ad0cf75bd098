"""The page of pupils and staff: lists, groups, leavers, and the next school year."""
