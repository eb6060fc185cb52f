"""What a page shows, as plain values: pure functions of an indexed report, without any markup."""
