"""The same for programs: JSON under /api, described by OpenAPI."""
