"""The open assessment: its pages and panes joined, its outline, its reports in and out."""
