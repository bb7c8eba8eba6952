"""How many calls at once and a minute: what the user allows, the server tells, and its refusals teach."""
