"""Rules about hours worked: written down, handed in, approved, inside the contract."""
