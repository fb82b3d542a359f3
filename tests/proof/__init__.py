"""What takes too long for every test run: each module with a `main()` proves one thing."""
