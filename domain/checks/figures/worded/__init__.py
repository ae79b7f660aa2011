"""Words of order, share and way, held against figures that are told apart by what each of them is of."""
