"""What each print says, read from the register: one file a print, and the list of all of them."""
