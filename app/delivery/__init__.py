"""What happens with nobody asking: the worker and its small claims."""
