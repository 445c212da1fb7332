"""What every server of pages needs: names it answers to, headers, a bounded door, a quiet log."""
