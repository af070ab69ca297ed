"""What the calendar asks for is done once a day, by the product: see `tend`."""
