"""What figures say, and whether they agree: `stated` by arithmetic, `claims` in words, the rest wording by wording."""
