"""Taking files in: what they are, the text they hold, what they contain; read in processes of their own."""
