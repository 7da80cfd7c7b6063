"""Pictures that are made here, of what replies say in words."""
