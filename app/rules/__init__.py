"""Pure rules of supervision: no session, no request, no clock."""
