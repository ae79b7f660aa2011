"""Review: what people remark on a draft, and in which order it is gone through."""
